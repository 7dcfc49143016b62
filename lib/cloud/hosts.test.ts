import { expect, test } from "vitest";
import { serviceOrigin } from "#lib/cloud/hosts.ts";
import { findRegion, regions } from "#lib/cloud/regions.ts";

test.each([
  ["intl", "clb", "ap-singapore", "https://clb.intl.tencentcloudapi.com"],
  ["cn", "scf", "ap-guangzhou", "https://scf.tencentcloudapi.com"],
  ["cn", "clb", "ap-shenzhen-fsi", "https://clb.ap-shenzhen-fsi.tencentcloudapi.com"],
  ["intl", "clb", "ap-shanghai-fsi", "https://clb.ap-shanghai-fsi.tencentcloudapi.com"],
  ["intl", "sts", null, "https://sts.intl.tencentcloudapi.com"],
] as const)("on the site %s, %s in %s is at %s", (realm, service, region, origin) => {
  expect(serviceOrigin({ realm, endpoint: null }, service, region)).toBe(origin);
});

test("a custom endpoint serves every service and region", () => {
  const settings = { realm: "cn", endpoint: "http://127.0.0.1:9700" } as const;
  expect(serviceOrigin(settings, "clb", "ap-shanghai-fsi")).toBe("http://127.0.0.1:9700");
  expect(serviceOrigin(settings, "sts", null)).toBe("http://127.0.0.1:9700");
});

test("a region is found by its id", () => {
  expect(new Set(regions.map((region) => region.id)).size).toBe(regions.length);
  expect(findRegion("ap-nanjing")?.finance).toBe(false);
  expect(findRegion("ap-nowhere")).toBeNull();
});
