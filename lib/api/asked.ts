import "server-only";
import type { ActionAnswer } from "#lib/api/contract/actions.ts";
import { ChangeRefused, explainThrown } from "#lib/api/refusal.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Asked } from "#lib/operations/asking.ts";
import type { AskedOne } from "#lib/operations/asking-many.ts";

interface Accepted {
  operationId: string;
}

/** @throws ChangeRefused */
export function operationIdOf(asked: Asked): Accepted {
  if (asked.kind === "refused") throw new ChangeRefused(asked.refusal);
  return { operationId: asked.operation.id };
}

/** What became of one of several changes, with a refusal explained; bugs are rethrown. */
export async function answerOf(asked: AskedOne, locale: Locale): Promise<ActionAnswer<Accepted>> {
  try {
    if (asked.kind === "failed") throw asked.error;
    return { kind: "done", value: operationIdOf(asked) };
  } catch (error) {
    return { kind: "refused", error: await explainThrown(error, locale) };
  }
}
