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

/** The person's choice, else the best match of the browser's languages, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map(parseLanguageRange)
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const match = locales.find((locale) => languageOf(locale) === languageOf(tag));
    if (match) return match;
  }
  return defaultLocale;
}

/** Value for `document.cookie` that keeps the chosen language for a year. */
export function localeCookie(locale: Locale): string {
  return `${localeCookieName}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function parseLanguageRange(text: string): { tag: string; quality: number } {
  const [tag = "", ...parameters] = text.trim().split(/\s*;\s*/);
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { tag, quality: Number.isFinite(quality) ? quality : 0 };
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}
