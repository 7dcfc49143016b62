import "server-only";
import { type ErrorText, errorCatalogue } from "#lib/i18n/catalogue.ts";
import { errorFacts, isKnownCode, type KnownCode } from "#lib/i18n/error-codes.ts";
import type { Locale } from "#lib/i18n/locales.ts";

export interface CatalogueEntry extends ErrorText {
  code: KnownCode;
}

/** The entries whose code or texts contain every word of a search, ordered by code. An empty search finds all. */
export function findErrors(query: string, locale: Locale): CatalogueEntry[] {
  const words = query.toLowerCase().split(/\s+/);
  return Object.keys(errorFacts)
    .filter(isKnownCode)
    .map((code) => ({ code, ...errorCatalogue[locale][code] }))
    .filter((entry) => {
      const text = Object.values(entry).join("\n").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
