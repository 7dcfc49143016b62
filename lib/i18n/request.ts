import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale } from "#lib/i18n/choose-locale.ts";
import { compiledMessagesOf } from "#lib/i18n/compiled.ts";
import { isLocale, localeCookieName } from "#lib/i18n/locales.ts";
import { chooseTimeZone, timeZoneCookieName } from "#lib/i18n/time-zone.ts";

export default getRequestConfig(async ({ locale: explicit }) => {
  const jar = await cookies();
  const locale = isLocale(explicit)
    ? explicit
    : chooseLocale(jar.get(localeCookieName)?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: await compiledMessagesOf(locale),
    timeZone: chooseTimeZone(jar.get(timeZoneCookieName)?.value),
    // One time for the whole page, which the browser takes over with it.
    now: new Date(),
  };
});
