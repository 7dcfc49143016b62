import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chipsOf, isFiltered, parseListQuery, readListAddress, unfiltered } from "#components/operation/list-query.ts";
import { searchParameters } from "#components/table/search-parameters.ts";
import { withChanges } from "#components/table/url-state.ts";
import { filterNames } from "#lib/api/contract/operation-filters.ts";
import { operationsQuery } from "#lib/api/contract/queries.ts";
import { paths } from "#lib/paths.ts";

describe("a list's URL", () => {
  it("is parsed", () => {
    expect(parseListQuery(new URLSearchParams("show=attention&kind=replace&search=%20shop%20&before=50"))).toEqual({
      show: "attention",
      kind: ["replace"],
      search: "shop",
      before: 50,
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
    expect(parseListQuery(new URLSearchParams(text))).toEqual({});
  });

  it("never requests more than the console accepts", () => {
    expect(parseListQuery(new URLSearchParams(`search=${"x".repeat(5000)}`)).search).toHaveLength(200);
  });

  it("uses the first of a repeated parameter", () => {
    expect(searchParameters({ show: ["succeeded", "all"], kind: undefined }).toString()).toBe("show=succeeded");
  });

  it("counts as filtered by any parameter except the page", () => {
    expect(isFiltered(parseListQuery(new URLSearchParams("before=50")))).toBe(false);
    expect(isFiltered(parseListQuery(new URLSearchParams("search=a")))).toBe(true);
    expect(isFiltered(parseListQuery(new URLSearchParams("show=cancelled")))).toBe(true);
  });
});

/** The handler's filter for the page's request. */
function answered(address: URLSearchParams) {
  const { searchParams } = new URL(paths.api.operations(parseListQuery(address)), "http://console");
  return operationsQuery.safeParse(Object.fromEntries(searchParams));
}

it("requests the same from GET /api/operations, for any URL", () => {
  const value = fc.oneof(
    fc.constantFrom("1e309", "-1", "50", "bind", "queued,failed", "attention", "__proto__", "a\0b"),
    fc.string({ unit: "binary" }),
  );
  const names = fc.constantFrom(...filterNames, "__proto__");
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(value, fc.array(value))), (given) => {
      const address = searchParameters(given);
      expect(answered(address)).toEqual({ success: true, data: parseListQuery(address) });
    }),
  );
});

it("narrows by every filter, and shows the whole list again without any", () => {
  const address = new URLSearchParams(
    "state=failed,queued&kind=bind,replace&region=ap-tokyo&loadBalancerId=lb-1&locationId=loc-1&function=default/pay&actor=zoe&code=InternalError&from=2026-11-01&to=2026-11-02T10:00Z",
  );
  expect(answered(address).data).toEqual({
    state: ["queued", "failed"],
    kind: ["bind", "replace"],
    region: "ap-tokyo",
    loadBalancerId: "lb-1",
    locationId: "loc-1",
    function: "default/pay",
    actor: "zoe",
    code: "InternalError",
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-02T10:00:00.000Z",
  });
  expect(withChanges(address, unfiltered)).toBe("");
});

it("has a chip for each filter that no control shows, which takes off that one", () => {
  const address = new URLSearchParams(
    "state=queued,running&kind=bind,replace&region=ap-tokyo&loadBalancerId=lb-1&locationId=loc-1&actor=zoe&search=x&before=9",
  );
  const left = chipsOf(parseListQuery(address)).map(({ name, value, without }) => {
    const after = new URLSearchParams(withChanges(address, without));
    const gone = [...address].filter(([each]) => !after.has(each)).map(([each]) => each);
    return [name, value, after.get(name), gone];
  });
  // Without a filter the list begins with its first page again.
  expect(left).toEqual([
    ["state", "queued", "running", ["before"]],
    ["state", "running", "queued", ["before"]],
    ["kind", "bind", "replace", ["before"]],
    ["kind", "replace", "bind", ["before"]],
    ["region", "ap-tokyo", null, ["region", "before"]],
    ["loadBalancerId", "lb-1", null, ["loadBalancerId", "before"]],
    ["locationId", "loc-1", null, ["locationId", "before"]],
    ["actor", "zoe", null, ["actor", "before"]],
  ]);
  expect(chipsOf(parseListQuery(new URLSearchParams("show=failed&search=x")))).toEqual([]);
});

it.each(["0000-01-01", "10000-01-01", "2026-13-01", "yesterday"])("takes no time that isn't one: %s", (from) => {
  expect(readListAddress(new URLSearchParams({ from, actor: "zoe" }))).toEqual({
    filter: { actor: "zoe" },
    wrong: [`from=${from}`],
  });
});

it("names what a link asks for in vain, and applies the rest", () => {
  const address = new URLSearchParams("state=exploded&region=ap-tokyo&account=classic&search=%00");
  expect(readListAddress(address)).toEqual({ filter: { region: "ap-tokyo" }, wrong: ["state=exploded"] });
});
