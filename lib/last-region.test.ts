import { expect, it } from "vitest";
import { firstRegion, lastRegionCookie } from "#lib/last-region.ts";

it("begins with the remembered region, if that can still bind", () => {
  expect(firstRegion("ap-tokyo", ["ap-guangzhou", "ap-tokyo"])).toBe("ap-tokyo");
  expect(firstRegion("ap-nanjing", ["ap-guangzhou", "ap-tokyo"])).toBe("ap-guangzhou");
});

it("begins with the first region on a new machine, and without one where none can bind", () => {
  expect(firstRegion(undefined, ["ap-guangzhou", "ap-tokyo"])).toBe("ap-guangzhou");
  expect(firstRegion("ap-tokyo", [])).toBe("");
});

it("is remembered on every page, in each account", () => {
  expect(lastRegionCookie({}, "ap-tokyo")).toMatch(/^region=ap-tokyo; Path=\/;/);
  expect(lastRegionCookie({ account: "other" }, "ap-tokyo")).toMatch(/^region-other=ap-tokyo; Path=\/;/);
});
