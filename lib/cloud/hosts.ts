import type { Service } from "#lib/cloud/catalogue/action.ts";
import { findRegion } from "#lib/cloud/regions.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";

/**
 * The origin of a service, without a path. A custom endpoint serves every service and region. Finance regions answer only
 * at a host with their name in it, which only the mainland site has.
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
