import type { Cloud } from "#components/change/cloud.ts";
import { serviceOrigin } from "#lib/cloud/hosts.ts";

const defaultOrigin = "https://clb.tencentcloudapi.com";

/** tccli's `--endpoint`, or null where its default is right. */
export function commandEndpoint(cloud: Cloud, region: string): string | null {
  const origin = serviceOrigin(cloud, "clb", region);
  return origin === defaultOrigin ? null : origin.replace(/^https:\/\//, "");
}
