"use server";

import { askerOf } from "#lib/api/answer.ts";
import type { BindAnswer, BindRequest } from "#lib/api/contract/actions.ts";
import { explainRefusal, explainThrown } from "#lib/api/refusal.ts";
import { askForBind } from "#lib/operations/asking.ts";
import { runtime } from "#lib/runtime/current.ts";

/** Asks for a bind, replace or change of weight. Answers within ten seconds; the operation goes on by itself. */
export async function bindFunction(request: BindRequest): Promise<BindAnswer> {
  const { actor, language, locale } = await askerOf();
  try {
    const asked = await askForBind(request, { actor: actor.name, language }, runtime());
    if (asked.kind === "accepted") return { kind: "accepted", operationId: asked.operation.id };
    return { kind: "refused", error: await explainRefusal(asked.refusal, locale) };
  } catch (error) {
    return { kind: "refused", error: explainThrown(error, locale) };
  }
}
