import { isWeight } from "#lib/binding/weight.ts";

/** What can be wrong with a weight as typed; the interface has a sentence for each under `review.problem`. */
export type WeightProblem = "weightEmpty" | "weightNotWhole" | "weightOutOfRange";

/** What is wrong with a weight as typed, or null. */
export function weightProblem(text: string): WeightProblem | null {
  const trimmed = text.trim();
  if (trimmed === "") return "weightEmpty";
  if (!/^[+-]?[0-9]+$/.test(trimmed)) return "weightNotWhole";
  return isWeight(Number(trimmed)) ? null : "weightOutOfRange";
}

/** The whole number in a text, or null. */
export function weightOf(text: string): number | null {
  return weightProblem(text) === null ? Number(text.trim()) : null;
}
