import type { ChangePart } from "#lib/binding/types.ts";

/**
 * The fields of the bind form, in the order of the screen. By its name a field is known in the form's values, in texts
 * (`field.<name>`) and in errors; `parameter` carries it in links, which are a stable contract; `part` is the part of a
 * change that it says. A plain table: the form's first paint loads no schema for it.
 */
export const bindFields = [
  { name: "region", kind: "choice", parameter: "region", part: "region" },
  { name: "loadBalancerId", kind: "choice", parameter: "lb", part: "loadBalancer" },
  { name: "listenerId", kind: "choice", parameter: "listener", part: "listener" },
  { name: "locationId", kind: "choice", parameter: "rule", part: "rule" },
  { name: "namespace", kind: "choice", parameter: "namespace", part: "namespace" },
  { name: "function", kind: "choice", parameter: "function", part: "function" },
  { name: "qualifier", kind: "choice", parameter: "qualifier", part: "qualifier" },
  { name: "weight", kind: "text", parameter: "weight", part: "weight" },
  // Words meant for the record alone stay out of links.
  { name: "reason", kind: "text", parameter: null, part: null },
] as const satisfies readonly {
  name: string;
  kind: "choice" | "text";
  parameter: string | null;
  part: ChangePart | null;
}[];

type Entry = (typeof bindFields)[number];
type ChoiceEntry = Extract<Entry, { kind: "choice" }>;

export type BindField = Entry["name"];

/** A field that is chosen from a list. */
export type ChoiceField = ChoiceEntry["name"];

export const choiceFields: readonly ChoiceField[] = bindFields
  .filter((field): field is ChoiceEntry => field.kind === "choice")
  .map(({ name }) => name);

type Parameter = NonNullable<Entry["parameter"]>;

/**
 * What a link to the bind form may carry, by the names of its query parameters: the fields', and
 * - `domain`, `url`: the rule by its address instead of its id;
 * - `retryOf`: the operation that the change tries again.
 */
export type BindLink = Partial<Record<Parameter | "domain" | "url" | "retryOf", string>>;

/** The field of this name, where the form has one. */
export function bindFieldOf(name: PropertyKey): BindField | null {
  return bindFields.find((field) => field.name === name)?.name ?? null;
}

/** The field that is wrong where a request is wrong at this path, of a read's query or of an action's. */
export function bindFieldAt(path: readonly PropertyKey[]): BindField | null {
  // What the rule held is shown by the form, and no field of it.
  if (path.includes("before")) return null;
  return path.map(bindFieldOf).findLast((field) => field !== null) ?? null;
}

/** The field that says this part of a change. */
export function fieldOfPart(part: ChangePart | null): BindField | null {
  return part && (bindFields.find((field) => field.part === part)?.name ?? null);
}
