import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { defaultLocale, isLocale, type Locale, locales } from "#lib/i18n/locales.ts";

/** The person's choice, else the best match of the browser's languages, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const asked = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } }).languages();
  const best = match(asked.filter(isLanguageTag), locales, defaultLocale);
  return isLocale(best) ? best : defaultLocale;
}

/** The matcher throws at anything else, and a header may hold any text. */
function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
