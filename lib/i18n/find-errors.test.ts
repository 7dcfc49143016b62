import { describe, expect, it } from "vitest";
import { errorFacts } from "#lib/i18n/error-codes.ts";
import { findErrors, findSeen } from "#lib/i18n/find-errors.ts";

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

describe("findSeen", () => {
  const count = { total: 1, capped: false };
  const seen = ["AuthFailure.Unheard.Of", "Brand.New"].map((code) => ({ code, ...count }));
  const find = (query: string) => findSeen(query, "en", seen).map(({ code }) => code);

  it("keeps a code that the catalogue doesn't explain, without a title", () => {
    expect(find("")).toEqual(["AuthFailure.Unheard.Of", "Brand.New"]);
    expect(findSeen("brand", "en", seen)).toEqual([{ code: "Brand.New", title: null, ...count }]);
  });

  it("finds a code by itself as well as by the entry that explains it", () => {
    const [{ title } = { title: null }] = findSeen("authfailure.unheard.of", "en", seen);
    expect(title).not.toBeNull();
    expect(find(title ?? "")).toEqual(["AuthFailure.Unheard.Of"]);
  });

  it("finds nothing where one word doesn't match", () => expect(find("brand zzzz")).toEqual([]));
});
