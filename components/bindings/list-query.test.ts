import { expect, test } from "vitest";
import { chipsOf, isFiltered, readBindingsAddress, sortedBy, unfiltered } from "#components/bindings/list-query.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import { paths } from "#lib/paths.ts";

const whole: BindingFilter = {
  target: "unknown",
  region: "ap-guangzhou",
  loadBalancerId: "lb-1",
  locationId: "loc-1",
  namespace: "default",
  function: "pay",
  qualifier: "$LATEST",
  weight: 0,
  drift: "unsettled",
  search: "支付 pay",
  sort: "-weight",
  after: "WyJhIl0",
};

test("a link to the list says all of its filters", () => {
  const { searchParams } = new URL(paths.bindings(whole), "http://console");
  expect(readBindingsAddress(searchParams)).toMatchObject({ filter: whole, wrong: [] });
});

test("what the console doesn't know doesn't narrow, and is named", () => {
  const parameters = new URLSearchParams(
    "weight=101&target=bound&sort=size&after=a%20b&colour=red&region=ap-guangzhou",
  );
  expect(readBindingsAddress(parameters)).toMatchObject({
    filter: { region: "ap-guangzhou" },
    wrong: ["weight=101", "target=bound", "sort=size", "after=a b"],
  });
});

test("order and page are no filters", () => {
  expect(isFiltered({ sort: "weight", after: "x" })).toBe(false);
  expect(isFiltered({ weight: 0 })).toBe(true);
  expect(Object.keys(unfiltered)).not.toContain("sort");
});

test("every filter that no control shows has a chip", () => {
  expect(chipsOf(whole).map(({ name, value }) => `${name}=${value}`)).toEqual([
    "target=unknown",
    "region=ap-guangzhou",
    "loadBalancerId=lb-1",
    "locationId=loc-1",
    "namespace=default",
    "function=pay",
    "qualifier=$LATEST",
    "weight=0",
    "drift=unsettled",
  ]);
  expect(chipsOf({ target: "none", search: "a" })).toEqual([]);
});

test("the list is sorted by one column, by the rule's address without a choice", () => {
  expect(sortedBy("address")).toBe("ascending");
  expect(sortedBy("weight", "-weight")).toBe("descending");
  expect(sortedBy("address", "-weight")).toBeUndefined();
});
