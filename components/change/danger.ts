import type { Change } from "#lib/binding/types.ts";

/** What an unbind leaves of the rule's targets; null for a change that leaves a function. */
export type Remainder = { kind: "nothing" } | { kind: "servers"; count: number };

export function remainderOf(change: Change | null, serverCount: number): Remainder | null {
  if (change?.kind !== "unbind") return null;
  return serverCount === 0 ? { kind: "nothing" } : { kind: "servers", count: serverCount };
}

/** How far the name that confirms a change has been typed. */
export type Typed = "missing" | "differs" | "right";

/** Spaces around it, which a paste brings along, don't count. */
export function typedAs(text: string, name: string): Typed {
  const trimmed = text.trim();
  if (trimmed === "") return "missing";
  return trimmed === name ? "right" : "differs";
}
