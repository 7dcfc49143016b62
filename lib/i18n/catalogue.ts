import "server-only";
import type { KnownCode } from "#lib/i18n/error-codes.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { errorTexts as en } from "#lib/i18n/messages/en/catalogue/index.ts";
import { errorTexts as zhCN } from "#lib/i18n/messages/zh-CN/catalogue/index.ts";

/** What happened, what it means, and what to do. */
export interface ErrorText {
  title: string;
  meaning: string;
  whatToDo: string;
}

export type ErrorTexts = Record<KnownCode, ErrorText>;

/** The error catalogue in each language. It is large, so it stays on the server. */
export const errorCatalogue: Record<Locale, ErrorTexts> = { en, "zh-CN": zhCN };
