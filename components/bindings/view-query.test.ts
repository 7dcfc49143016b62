import { expect, it } from "vitest";
import { viewPath, viewQuery } from "#components/bindings/view-query.ts";

it("saves filters, order and columns, and not the page or the account", () => {
  const address = new URLSearchParams("sort=-weight&after=WyJhIl0&account=second&columns=weight&search=a%26b");
  expect(viewQuery(address)).toBe("columns=weight&search=a%26b&sort=-weight");
  expect(viewPath(viewQuery(address))).toBe("/bindings?columns=weight&search=a%26b&sort=-weight");
});

it("leads to the whole list where nothing was chosen, and to no other page whatever was saved", () => {
  expect(viewPath("")).toBe("/bindings");
  expect(viewPath("account=other")).toBe("/bindings");
  expect(viewPath("#/../keys")).toBe("/bindings?%23%2F..%2Fkeys=");
});
