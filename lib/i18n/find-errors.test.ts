import { describe, expect, it } from "vitest";
import { errorFacts } from "#lib/i18n/error-codes.ts";
import { findErrors } from "#lib/i18n/find-errors.ts";

describe("findErrors", () => {
  it("finds all without a search, by code", () => {
    const codes = findErrors("  ", "en").map(({ code }) => code);
    expect(codes).toEqual(Object.keys(errorFacts).sort());
  });

  it.each([
    ["lbidnotfound", "InvalidParameter.LBIdNotFound"],
    ["rule unfinished", "Console.RuleBusy"],
    ["负载均衡 其他任务", "FailedOperation.ResourceInOperating"],
  ])("finds by code and by words: %s", (query, code) => {
    const locale = /\p{Script=Han}/u.test(query) ? "zh-CN" : "en";
    expect(findErrors(query, locale).map((entry) => entry.code)).toContain(code);
  });

  it("finds nothing where one word doesn't match", () => expect(findErrors("rule zzzz", "en")).toEqual([]));
});
