import { defaultWeight, maxWeight, minWeight } from "#lib/binding/weight.ts";

/** The next weight from a text, kept in range; from a text that is no number, the default. */
export function stepWeight(text: string, by: number): string {
  const number = Number.parseFloat(text);
  if (Number.isNaN(number)) return String(defaultWeight);
  return String(Math.min(maxWeight, Math.max(minWeight, Math.round(number) + by)));
}
