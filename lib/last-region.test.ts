import { expect, it } from "vitest";
import { firstRegion, lastRegionCookie } from "#lib/last-region.ts";

it("begins with the remembered region, if that can still bind", () => {
  expect(firstRegion("ap-tokyo", ["ap-guangzhou", "ap-tokyo"], true)).toBe("ap-tokyo");
  expect(firstRegion("ap-nanjing", ["ap-guangzhou", "ap-tokyo"], false)).toBe("");
});

it("begins without one on a real cloud, and with the first in the sandbox", () => {
  expect(firstRegion(undefined, ["ap-guangzhou"], false)).toBe("");
  expect(firstRegion(undefined, ["ap-guangzhou"], true)).toBe("ap-guangzhou");
});

it("is remembered on every page", () => {
  expect(lastRegionCookie("ap-tokyo")).toMatch(/^region=ap-tokyo; Path=\/;/);
});
