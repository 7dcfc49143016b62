import type { BindField } from "#lib/binding/types.ts";

const fields: readonly BindField[] = [
  "region",
  "loadBalancer",
  "listener",
  "rule",
  "namespace",
  "function",
  "qualifier",
  "weight",
  "reason",
];

/** The field of the bind form that goes by the name of this parameter. */
export function bindFieldOf(parameter: PropertyKey | undefined): BindField | null {
  return fields.find((field) => field === parameter) ?? null;
}
