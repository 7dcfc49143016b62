import { expect, test } from "vitest";
import { markedIcon, tabMark } from "#components/operation/tab-mark.ts";

test("the tab shows a running operation, and the end that the page has seen", () => {
  expect(tabMark("running", false)).toBe("working");
  expect(tabMark("unconfirmed", false)).toBe("doubt");
  expect(tabMark("succeeded", false)).toBe("good");
  expect(tabMark("rejected", false)).toBe("bad");
});

test("the tab of an operation that had ended is as any other page's", () => {
  expect(tabMark("succeeded", true)).toBeNull();
  expect(tabMark("failed", true)).toBeNull();
});

test("the icon differs between running, success and failure, and is an image that the policy allows", () => {
  const icons = (["working", "good", "bad"] as const).map(markedIcon);
  expect(new Set(icons).size).toBe(3);
  for (const icon of icons) expect(icon).toMatch(/^data:image\/svg\+xml,%3Csvg/);
});
