import "server-only";
import { getLocale } from "next-intl/server";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";

/** The language of the current request. */
export async function currentLocale(): Promise<Locale> {
  const locale = await getLocale();
  if (!isLocale(locale)) throw new Error(`no such language: ${locale}`);
  return locale;
}
