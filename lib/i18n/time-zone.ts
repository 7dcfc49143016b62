/**
 * Dates are shown in the browser's time zone, which the server learns from a cookie that the page sets. Until it is
 * known they are shown in UTC.
 */
export const timeZoneCookieName = "time-zone";

export const defaultTimeZone = "UTC";

/** The zone named by the cookie, or UTC when it names none that exists. */
export function chooseTimeZone(cookie: string | undefined): string {
  if (!cookie) return defaultTimeZone;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    // An unknown zone in a cookie is not an error of the console.
    return defaultTimeZone;
  }
}

/** Value for `document.cookie`. */
export function timeZoneCookie(timeZone: string): string {
  return `${timeZoneCookieName}=${timeZone}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** @param cookies the text of `document.cookie` */
export function isRememberedTimeZone(timeZone: string, cookies: string): boolean {
  return cookies.split("; ").includes(`${timeZoneCookieName}=${timeZone}`);
}
