import { expect, test } from "vitest";
import { withChanges } from "#components/table/url-state.ts";

const current = new URLSearchParams("state=failed&search=web&before=50");

test("a change of a filter goes back to the first page and keeps the other filters", () => {
  expect(withChanges(current, { state: "running" })).toBe("?state=running&search=web");
});

test("a change of the page keeps the filters", () => {
  expect(withChanges(current, { after: "100" })).toBe("?state=failed&search=web&after=100");
});

test("a change of a filter stays in the account", () => {
  expect(withChanges(new URLSearchParams("account=prod&state=failed"), { state: null })).toBe("?account=prod");
});

test("an empty filter is removed from the URL", () => {
  expect(withChanges(current, { state: null, search: "" })).toBe("");
});

test("the given parameters are not mutated", () => {
  withChanges(current, { state: null });
  expect(current.get("state")).toBe("failed");
});
