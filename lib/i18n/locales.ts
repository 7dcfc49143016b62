/** The languages of the interface. A language is a folder in `messages/` and a line here. */
export const locales = ["en", "zh-CN"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each language's name in that language, for the switcher. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

export const localeCookieName = "locale";

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** Value for `document.cookie` that keeps the chosen language for a year. */
export function localeCookie(locale: Locale): string {
  return `${localeCookieName}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
