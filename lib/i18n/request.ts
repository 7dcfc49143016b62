import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, isLocale, localeCookieName } from "#lib/i18n/locales.ts";
import { messagesOf } from "#lib/i18n/messages.ts";
import { chooseTimeZone, timeZoneCookieName } from "#lib/i18n/time-zone.ts";

export default getRequestConfig(async ({ locale: explicit }) => {
  const jar = await cookies();
  const locale = isLocale(explicit)
    ? explicit
    : chooseLocale(jar.get(localeCookieName)?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: await messagesOf(locale),
    timeZone: chooseTimeZone(jar.get(timeZoneCookieName)?.value),
  };
});
