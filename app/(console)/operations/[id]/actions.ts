"use server";

import { z } from "zod";
import { askerOf } from "#lib/api/answer.ts";
import { explainThrown } from "#lib/api/refusal.ts";
import { explain } from "#lib/i18n/explain.ts";
import type { CancelAnswer } from "#lib/operations/ask-types.ts";
import { runtime } from "#lib/runtime/current.ts";

const refusedBecause = { "too-late": "Console.TooLateToCancel", unknown: "Console.UnknownOperation" } as const;

/** Takes an operation out of the queue, which is possible until it is sent. */
export async function cancelOperation(operationId: string): Promise<CancelAnswer> {
  const { actor, locale } = await askerOf();
  const id = z.string().safeParse(operationId);
  if (!id.success) return { kind: "refused", error: explain("Console.BadInput", locale) };
  try {
    const result = await runtime().engine.cancel(id.data, actor.name);
    if (result.kind === "cancelled") return { kind: "cancelled" };
    return { kind: "refused", error: explain(refusedBecause[result.kind], locale) };
  } catch (error) {
    return { kind: "refused", error: explainThrown(error, locale) };
  }
}
