import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedBy, isFiltered, parseListQuery, searchParameters } from "#components/operation/list-query.ts";
import { operationsQuery } from "#lib/api/queries.ts";

const whole = { show: "all", kind: null, search: "", before: null, after: null };

describe("a list's address", () => {
  it("is read", () => {
    expect(parseListQuery(new URLSearchParams("show=attention&kind=replace&search=%20shop%20&before=50"))).toEqual({
      show: "attention",
      kind: "replace",
      search: "shop",
      before: "50",
      after: null,
    });
  });

  it.each([
    "",
    "show=nonsense&kind=&before=NaN",
    "before=-1",
    "before=1.5&offset=50",
    "before=1e99",
    "after=9999999999999999",
    "show=__proto__&kind=constructor",
  ])("falls back to the whole list: %s", (text) => {
    expect(parseListQuery(new URLSearchParams(text))).toEqual(whole);
  });

  it("never asks for more than the console answers", () => {
    expect(parseListQuery(new URLSearchParams(`search=${"x".repeat(5000)}`)).search).toHaveLength(200);
  });

  it("counts the first of a repeated parameter", () => {
    expect(searchParameters({ show: ["succeeded", "all"], kind: undefined }).toString()).toBe("show=succeeded");
  });

  it("is filtered by anything but the page", () => {
    expect(isFiltered(parseListQuery(new URLSearchParams("before=50")))).toBe(false);
    expect(isFiltered(parseListQuery(new URLSearchParams("search=a")))).toBe(true);
    expect(isFiltered(parseListQuery(new URLSearchParams("show=cancelled")))).toBe(true);
  });
});

it("asks GET /api/operations for what it takes, whatever the address says", () => {
  const value = fc.oneof(
    fc.constantFrom("1e309", "-1", "50", "bind", "__proto__", "a\0b"),
    fc.string({ unit: "binary" }),
  );
  const names = fc.constantFrom("show", "kind", "search", "before", "after", "__proto__");
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(value, fc.array(value))), (given) => {
      const asked = askedBy(parseListQuery(searchParameters(given)));
      expect(operationsQuery.safeParse(asked).success).toBe(true);
    }),
  );
});

it("asks for what the address shows, by the same names", () => {
  const asked = (address: string) => askedBy(parseListQuery(new URLSearchParams(address)));
  expect(asked("show=attention&before=50")).toEqual({ show: "attention", before: "50" });
  expect(asked("show=all")).toEqual({});
});
