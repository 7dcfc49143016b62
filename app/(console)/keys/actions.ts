"use server";

import { z } from "zod";
import { askerOf } from "#lib/api/answer.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { explainThrown } from "#lib/api/refusal.ts";
import { findRegion } from "#lib/cloud/regions.ts";
import { explain } from "#lib/i18n/explain.ts";
import { runtime } from "#lib/runtime/current.ts";

const regionSchema = z.string().refine((id) => findRegion(id) !== null);

/** Probes the keys anew. @returns why it was refused, or null when it is done */
export async function probeAgain(region: string): Promise<ExplainedError | null> {
  const { locale, language } = await askerOf();
  const parsed = regionSchema.safeParse(region);
  if (!parsed.success) return explain("Console.BadInput", locale);
  try {
    await runtime().probes({ region: parsed.data, language }, 0);
    return null;
  } catch (error) {
    return explainThrown(error, locale);
  }
}
