import { expect, test } from "vitest";
import { atLeast } from "#scripts/ensure/runtime.mjs";

test.each([
  ["20.20.0", true],
  ["20.20.2", true],
  ["22.0.0", true],
  ["20.19.9", false],
  ["18.99.0", false],
])("%s is new enough for 20.20: %s", (version, enough) => {
  expect(atLeast(version, [20, 20])).toBe(enough);
});
