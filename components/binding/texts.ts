import type { Binding, FunctionRef } from "#lib/binding/types.ts";

/** A function as text, with its namespace unless that is `default`. */
export function functionText({ namespace, name, qualifier }: FunctionRef): string {
  return `${namespace === "default" ? "" : `${namespace}/`}${name}:${qualifier}`;
}

export function bindingText({ function: fn, weight }: Binding): string {
  return `${functionText(fn)} · ${weight}`;
}
