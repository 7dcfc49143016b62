import "server-only";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explain, explainIneligible } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { AskRefusal } from "#lib/operations/asking.ts";

/** A refusal in words, at the field that it belongs to. */
export async function explainRefusal(refusal: AskRefusal, locale: Locale): Promise<ExplainedError> {
  if (refusal.kind === "ineligible") return explainIneligible(refusal, locale);
  const explained = explain(refusal.problem, locale);
  return refusal.field ? { ...explained, field: refusal.field } : explained;
}

/** A thrown failure in words; a fault of ours is thrown on. */
export function explainThrown(error: unknown, locale: Locale): ExplainedError {
  return explain(problemOf(error).problem, locale);
}
