import { expect, it } from "vitest";
import { firstRegion, lastRegionCookie } from "#lib/last-region.ts";

it("begins with the remembered region, if that can still bind", () => {
  expect(firstRegion("ap-tokyo", ["ap-guangzhou", "ap-tokyo"])).toBe("ap-tokyo");
  expect(firstRegion(undefined, ["ap-guangzhou"])).toBe("");
  expect(firstRegion("ap-nanjing", ["ap-guangzhou", "ap-tokyo"])).toBe("");
});

it("is remembered on every page", () => {
  expect(lastRegionCookie("ap-tokyo")).toMatch(/^region=ap-tokyo; Path=\/;/);
});
