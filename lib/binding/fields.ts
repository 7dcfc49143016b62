import type { BindField } from "#lib/binding/types.ts";

/** A field that is missing here doesn't compile. */
const fields: Record<BindField, true> = {
  region: true,
  loadBalancer: true,
  listener: true,
  rule: true,
  namespace: true,
  function: true,
  qualifier: true,
  weight: true,
  reason: true,
};

function isBindField(name: PropertyKey): name is BindField {
  return Object.hasOwn(fields, name);
}

/** The field of the bind form that goes by this name. */
export function bindFieldOf(name: PropertyKey | null | undefined): BindField | null {
  return name !== null && name !== undefined && isBindField(name) ? name : null;
}
