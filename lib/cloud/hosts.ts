import type { Service } from "#lib/cloud/catalogue/action.ts";
import { findRegion } from "#lib/cloud/regions.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";

/**
 * Where a service is called, as an origin without a path. An endpoint of one's own serves every service and region.
 * Finance regions answer only at a host with their name in it, which the mainland site publishes alone.
 */
export function serviceOrigin(
  settings: Pick<CloudSettings, "realm" | "endpoint">,
  service: Service,
  region: string | null,
): string {
  if (settings.endpoint) return new URL(settings.endpoint).origin;
  if (region && findRegion(region)?.finance) return `https://${service}.${region}.tencentcloudapi.com`;
  const site = settings.realm === "intl" ? ".intl" : "";
  return `https://${service}${site}.tencentcloudapi.com`;
}
