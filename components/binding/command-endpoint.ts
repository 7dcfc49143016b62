import type { Cloud } from "#components/binding/cloud.ts";
import { serviceOrigin } from "#lib/cloud/hosts.ts";

const defaultOrigin = "https://clb.tencentcloudapi.com";

/** Where tccli has to be told to send its calls, or null where its own default is right. */
export function commandEndpoint(cloud: Cloud, region: string): string | null {
  const origin = serviceOrigin(cloud, "clb", region);
  return origin === defaultOrigin ? null : origin.replace(/^https:\/\//, "");
}
