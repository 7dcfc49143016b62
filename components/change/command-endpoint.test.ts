import { expect, it } from "vitest";
import { commandEndpoint } from "#components/change/command-endpoint.ts";

it.each([
  ["cn", null, "ap-guangzhou", null],
  ["cn", null, "ap-shanghai-fsi", "clb.ap-shanghai-fsi.tencentcloudapi.com"],
  ["intl", null, "ap-guangzhou", "clb.intl.tencentcloudapi.com"],
  ["sandbox", "http://127.0.0.1:9700", "ap-guangzhou", "http://127.0.0.1:9700"],
  ["intl", "https://proxy.example.com", "ap-tokyo", "proxy.example.com"],
] as const)("in %s through %s, %s is reached at %s", (realm, endpoint, region, expected) => {
  expect(commandEndpoint({ realm, endpoint }, region)).toBe(expected);
});
