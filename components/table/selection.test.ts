import { describe, expect, it } from "vitest";
import { type Selection, toggled, withPage } from "#components/table/selection.ts";

const page = ["a", "b", "c"];
const same = (row: string) => row;

function some(...rows: string[]): Selection<string> {
  return { kind: "some", rows: new Map(rows.map((row) => [row, row])) };
}

describe("a row's checkbox", () => {
  it("selects the row, and takes it off again", () => {
    expect(toggled(some("x"), "a", page, same)).toEqual(some("x", "a"));
    expect(toggled(some("x", "a"), "a", page, same)).toEqual(some("x"));
  });

  it("leaves the rest of the page, and nothing that isn't shown, of all that match", () => {
    expect(toggled({ kind: "all" }, "b", page, same)).toEqual(some("a", "c"));
  });
});

describe("the page's checkbox", () => {
  it("adds the rows of the page to those of others, and takes only them off", () => {
    expect(withPage(some("x", "b"), page, same)).toEqual(some("x", "b", "a", "c"));
    expect(withPage(some("x", "a", "b", "c"), page, same)).toEqual(some("x"));
  });

  it("selects nothing any more after all that match", () => {
    expect(withPage({ kind: "all" }, page, same)).toEqual(some());
  });
});
