import { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";

/** The part of a JSON Schema (from zod) that the catalogue uses. */
interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
  }),
);

/**
 * Differences between an answer's members and the documented ones, in a few words each: undocumented, missing, null
 * instead of a value, of another type. Items of a list are reported together: `LoadBalancerSet[].Egress`.
 */
export function shapeDifferences(action: Action, members: Record<string, unknown>): string[] {
  const documented = schema.parse(z.toJSONSchema(action.documented, { io: "output", unrepresentable: "any" }));
  const found = new Set<string>();
  compare(members, documented, "", found);
  const { error } = action.documented.safeParse(members);
  for (const issue of error?.issues ?? []) {
    const path = issue.path.map((part) => (typeof part === "number" ? "[]" : `.${String(part)}`)).join("");
    const value = valueAt(members, issue.path);
    if (value !== undefined) found.add(`${value === null ? "null" : "other type"}: ${path.replace(/^\./, "")}`);
  }
  return [...found].sort();
}

function compare(value: unknown, expected: Schema, path: string, found: Set<string>): void {
  const { properties, items } = expected.anyOf?.find((one) => one.properties ?? one.items) ?? expected;
  if (Array.isArray(value)) {
    for (const item of value) if (items) compare(item, items, `${path}[]`, found);
    return;
  }
  if (!properties || typeof value !== "object" || value === null) return;
  const prefix = path ? `${path}.` : "";
  for (const [name, inner] of Object.entries(value)) {
    const known = properties[name];
    if (known) compare(inner, known, `${prefix}${name}`, found);
    else found.add(`undocumented: ${prefix}${name}`);
  }
  for (const name of Object.keys(properties)) if (!(name in value)) found.add(`missing: ${prefix}${name}`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
