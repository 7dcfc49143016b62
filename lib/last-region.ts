/** The cookie that keeps the region in which something was chosen last, so that the form begins with it. */
export const lastRegionCookieName = "region";

/** Value for `document.cookie` that keeps the region for a year. */
export function lastRegionCookie(region: string): string {
  return `${lastRegionCookieName}=${encodeURIComponent(region)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/**
 * The region that a form without one begins with: the remembered one, else none.
 *
 * @param eligible ids of the regions that can bind
 */
export function firstRegion(cookie: string | undefined, eligible: readonly string[]): string {
  return eligible.find((id) => id === cookie) ?? "";
}
