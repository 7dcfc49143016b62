import "server-only";
import { getTranslations } from "next-intl/server";
import { problemOf } from "#lib/api/problem.ts";
import { explain } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { ExplainedError } from "#lib/inventory/types.ts";
import type { Refusal } from "#lib/operations/asking.ts";

/** A refusal in words, at the field that it belongs to. */
export async function explainRefusal({ problem, field, reason }: Refusal, locale: Locale): Promise<ExplainedError> {
  const explained = explain(problem, locale);
  const meaning = reason ? (await getTranslations("verdict"))(reason) : explained.meaning;
  return { ...explained, meaning, field: field ?? explained.field };
}

/** A thrown failure in words; a fault of ours is thrown on. */
export function explainThrown(error: unknown, locale: Locale): ExplainedError {
  return explain(problemOf(error).problem, locale);
}
