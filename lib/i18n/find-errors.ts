import "server-only";
import type { Count, SeenCodes } from "#lib/api/contract/operation.ts";
import { type ErrorText, errorCatalogue } from "#lib/i18n/catalogue.ts";
import { errorFacts, isKnownCode, type KnownCode } from "#lib/i18n/error-codes.ts";
import { knownFamilyOf } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";

export interface CatalogueEntry extends ErrorText {
  code: KnownCode;
}

/** The entries whose code or texts contain every word of a search, ordered by code. An empty search finds all. */
export function findErrors(query: string, locale: Locale): CatalogueEntry[] {
  return Object.keys(errorFacts)
    .filter(isKnownCode)
    .map((code) => ({ code, ...errorCatalogue[locale][code] }))
    .filter((entry) => hasWords(Object.values(entry).join("\n"), query))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export interface SeenEntry extends Count {
  code: string;
  /** Null for a code that the catalogue doesn't explain. */
  title: string | null;
}

/** The seen codes that contain every word of a search, or whose entry is found by it, in their order. */
export function findSeen(query: string, locale: Locale, seen: SeenCodes["codes"]): SeenEntry[] {
  const found = new Set(findErrors(query, locale).map(({ code }) => code));
  return seen.flatMap((each) => {
    const family = knownFamilyOf(each.code);
    if (!hasWords(each.code, query) && !(family && found.has(family))) return [];
    return [{ ...each, title: family && errorCatalogue[locale][family].title }];
  });
}

function hasWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** Every code with its title in each language, ordered by code. */
export function errorTitles(): { code: KnownCode; titles: Record<Locale, string> }[] {
  return Object.keys(errorFacts)
    .filter(isKnownCode)
    .sort()
    .map((code) => ({
      code,
      titles: { en: errorCatalogue.en[code].title, "zh-CN": errorCatalogue["zh-CN"][code].title },
    }));
}
