import { defaultWeight, maxWeight, minWeight } from "#lib/binding/weight.ts";

/** The next weight after a typed text, kept in range; the default if the text isn't a number. */
export function stepWeight(text: string, by: number): string {
  const number = Number.parseFloat(text);
  if (Number.isNaN(number)) return String(defaultWeight);
  return String(Math.min(maxWeight, Math.max(minWeight, Math.round(number) + by)));
}
