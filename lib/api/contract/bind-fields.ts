import type { ChangePart } from "#lib/binding/types.ts";

/**
 * The fields of the bind form, in the order of the screen. `name` is used in the form's values, in texts (`field.<name>`)
 * and in errors; `parameter` in links, which are a stable contract; `part` is the part of a change that the field sets. A
 * plain table, so that the form's first paint loads no schema.
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
  // The reason is only for the record and not part of links.
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

/** A field whose value is chosen from a list. */
export type ChoiceField = ChoiceEntry["name"];

export const choiceFields: readonly ChoiceField[] = bindFields
  .filter((field): field is ChoiceEntry => field.kind === "choice")
  .map(({ name }) => name);

type Parameter = NonNullable<Entry["parameter"]>;

/**
 * The query parameters of a link to the bind form: those of the fields, and
 * - `domain`, `url`: the rule by its address instead of its id;
 * - `retryOf`: the operation that the change retries.
 */
export type BindLink = Partial<Record<Parameter | "domain" | "url" | "retryOf", string>>;

/** The form's field of this name, or null. */
export function bindFieldOf(name: PropertyKey): BindField | null {
  return bindFields.find((field) => field.name === name)?.name ?? null;
}

/** The field for an error at this path of a query or an action's input. */
export function bindFieldAt(path: readonly PropertyKey[]): BindField | null {
  // The previous binding is displayed by the form and isn't one of its fields.
  if (path.includes("before")) return null;
  return path.map(bindFieldOf).findLast((field) => field !== null) ?? null;
}

/** The field that sets this part of a change. */
export function fieldOfPart(part: ChangePart | null): BindField | null {
  return part && (bindFields.find((field) => field.part === part)?.name ?? null);
}
