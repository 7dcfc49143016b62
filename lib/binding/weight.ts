import { type BindingRule, verdictBy } from "#lib/binding/judge.ts";
import type { Restriction, Verdict } from "#lib/binding/types.ts";

/**
 * The cloud documents range and default of a weight only for servers ([0, 100], 10); its tools use the same for functions.
 */
export const minWeight = 0;
export const maxWeight = 100;
export const defaultWeight = 10;

export function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= minWeight && value <= maxWeight;
}

/** Apart from the other rules, because the bind form judges only the weight itself and would load all of them. */
export const weightRules: readonly BindingRule<number>[] = [
  {
    kind: "warning",
    reason: "weight-zero",
    part: "weight",
    source: "inferred",
    applies: (weight) => weight === 0,
  },
];

export function verdictOfWeight(weight: number): Verdict<Restriction> {
  return verdictBy(weightRules, weight);
}
