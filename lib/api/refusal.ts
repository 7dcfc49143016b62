import "server-only";
import type { z } from "zod";
import { bindFieldAt, fieldOfPart } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explain, explainIneligible } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { AskRefusal } from "#lib/operations/asking.ts";

/** Thrown by an action for a refused change. */
export class ChangeRefused extends Error {
  override name = "ChangeRefused";
  readonly refusal: AskRefusal;

  constructor(refusal: AskRefusal) {
    super("the change was refused");
    this.refusal = refusal;
  }
}

/** Explains a thrown failure, with its field; bugs are rethrown. */
export async function explainThrown(error: unknown, locale: Locale): Promise<ExplainedError> {
  if (error instanceof ChangeRefused) return explainRefusal(error.refusal, locale);
  return explain(problemOf(error).problem, locale, "change");
}

async function explainRefusal(refusal: AskRefusal, locale: Locale): Promise<ExplainedError> {
  if (refusal.kind === "ineligible") return explainIneligible(refusal, locale);
  if (refusal.kind === "conflict") {
    const { holds } = refusal;
    return { ...explain("Console.ChangedSinceReview", locale, "change"), ...(holds !== undefined && { holds }) };
  }
  const explained = explain(refusal.problem, locale, "change");
  return {
    ...explained,
    ...(refusal.part && { field: fieldOfPart(refusal.part) }),
    ...(refusal.operationId !== undefined && { operationId: refusal.operationId }),
  };
}

/** A request that does not keep to the contract, in words, at the field that is wrong first. */
export function explainBadInput({ issues }: z.core.$ZodError, locale: Locale): ExplainedError {
  return explain({ kind: "own", code: "Console.BadInput", field: fieldAt(issues[0]?.path ?? []) }, locale);
}

/** The bind form's field for a part of its change; of any other form and query, the member by its own name. */
function fieldAt(path: readonly PropertyKey[]): string | null {
  const [member] = path;
  return bindFieldAt(path) ?? (path.length === 1 && typeof member === "string" ? member : null);
}
