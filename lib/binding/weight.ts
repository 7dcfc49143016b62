/**
 * The cloud documents range and default of a weight only for servers ([0, 100], 10); its tools use the same for functions.
 */
export const minWeight = 0;
export const maxWeight = 100;
export const defaultWeight = 10;

export function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= minWeight && value <= maxWeight;
}
