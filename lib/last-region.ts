import type { InAccount } from "#lib/account.ts";

/** The cookie that keeps the region in which something was chosen last in an account, so that the form begins with it. */
export function lastRegionCookieName({ account }: InAccount): string {
  return account === undefined ? "region" : `region-${encodeURIComponent(account)}`;
}

/** Value for `document.cookie` that keeps the region for a year. */
export function lastRegionCookie(place: InAccount, region: string): string {
  return `${lastRegionCookieName(place)}=${encodeURIComponent(region)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/**
 * The region that a form without one begins with: the remembered one, else the first, as in the cloud's own console. Empty where
 * none can bind.
 *
 * @param eligible ids of the regions that can bind
 */
export function firstRegion(cookie: string | undefined, eligible: readonly string[]): string {
  return eligible.find((id) => id === cookie) ?? eligible[0] ?? "";
}
