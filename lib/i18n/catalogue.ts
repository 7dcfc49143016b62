import "server-only";
import type { KnownCode } from "#lib/i18n/error-codes.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { errorTexts as en, readTexts as readsEn } from "#lib/i18n/messages/en/catalogue/index.ts";
import { readTexts as readsZhCN, errorTexts as zhCN } from "#lib/i18n/messages/zh-CN/catalogue/index.ts";

/** What happened, what it means, and what to do. */
export interface ErrorText {
  title: string;
  meaning: string;
  whatToDo: string;
}

export type ErrorTexts = Record<KnownCode, ErrorText>;

export type ReadTexts = Partial<Record<KnownCode, Omit<ErrorText, "title">>>;

/** The error catalogue in each language. It is large, so it stays on the server. */
export const errorCatalogue: Record<Locale, ErrorTexts> = { en, "zh-CN": zhCN };

/** What is said otherwise where the failed call was a read: it is simply repeated, and no change is in doubt. */
export const readTexts: Record<Locale, ReadTexts> = { en: readsEn, "zh-CN": readsZhCN };
