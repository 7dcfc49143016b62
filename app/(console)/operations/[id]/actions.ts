"use server";

import { z } from "zod";
import { askerOf } from "#lib/api/answer.ts";
import { type CancelAnswer, type CloseAnswer, longestReason } from "#lib/api/contract/actions.ts";
import { explainThrown } from "#lib/api/refusal.ts";
import { explain } from "#lib/i18n/explain.ts";
import { runtime } from "#lib/runtime/current.ts";
import { isStorable } from "#lib/storable.ts";

const refusedBecause = {
  "too-late": "Console.TooLateToCancel",
  "not-closable": "Console.NotClosable",
  unknown: "Console.UnknownOperation",
} as const;

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

const closing = z.object({ id: z.string(), reason: z.string().trim().min(1).max(longestReason).refine(isStorable) });

/** Ends an operation whose outcome can't be learned. Nothing changes in the cloud. */
export async function closeOperation(operationId: string, reason: string): Promise<CloseAnswer> {
  const { actor, locale } = await askerOf();
  const asked = closing.safeParse({ id: operationId, reason });
  if (!asked.success) return { kind: "refused", error: explain("Console.BadInput", locale) };
  try {
    const result = await runtime().engine.close(asked.data.id, actor.name, asked.data.reason);
    if (result.kind === "closed") return { kind: "closed" };
    return { kind: "refused", error: explain(refusedBecause[result.kind], locale) };
  } catch (error) {
    return { kind: "refused", error: explainThrown(error, locale) };
  }
}
