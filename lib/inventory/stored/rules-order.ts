import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { BindingSort } from "#lib/api/contract/binding-filters.ts";
import { loadBalancers, rules } from "#lib/inventory/schema.ts";
import { isStorable } from "#lib/storable.ts";

// Orders of the list of rules. Each is a list of terms without nulls that ends in the rule's key, so that a row has one place
// in it, and a page begins where another one ends.

/** What the terms are read from. */
interface Placed {
  scopeId: number;
  locationId: string;
  domain: string;
  url: string;
  namespace: string | null;
  functionName: string | null;
  qualifier: string | null;
  weight: number | null;
  loadBalancer: { loadBalancerId: string; name: string };
}

interface Term {
  expression: SQL;
  schema: z.ZodType<string | number | boolean>;
  of(row: Placed): string | number | boolean;
}

const text = z.string().refine(isStorable);

const address: Term[] = [
  { expression: sql`${rules.domain}`, schema: text, of: ({ domain }) => domain },
  { expression: sql`${rules.url}`, schema: text, of: ({ url }) => url },
  { expression: sql`${rules.scopeId}`, schema: z.int32(), of: ({ scopeId }) => scopeId },
  { expression: sql`${rules.locationId}`, schema: text, of: ({ locationId }) => locationId },
];

/** Rules without a function come last in both directions. */
function unboundLast(descending: boolean): Term {
  return descending
    ? {
        expression: sql`(${rules.functionName} is not null)`,
        schema: z.boolean(),
        of: (row) => row.functionName !== null,
      }
    : { expression: sql`(${rules.functionName} is null)`, schema: z.boolean(), of: (row) => row.functionName === null };
}

function orEmpty(column: PgColumn, of: (row: Placed) => string | null): Term {
  return { expression: sql`coalesce(${column}, '')`, schema: text, of: (row) => of(row) ?? "" };
}

/** The terms of an order, and whether it is descending. */
export function orderOf(sort: BindingSort): { terms: Term[]; descending: boolean } {
  const descending = sort.startsWith("-");
  switch (sort) {
    case "address":
    case "-address":
      return { terms: address, descending };
    case "load-balancer":
    case "-load-balancer":
      return {
        terms: [
          { expression: sql`${loadBalancers.name}`, schema: text, of: (row) => row.loadBalancer.name },
          { expression: sql`${rules.loadBalancerId}`, schema: text, of: (row) => row.loadBalancer.loadBalancerId },
          ...address,
        ],
        descending,
      };
    case "function":
    case "-function":
      return {
        terms: [
          unboundLast(descending),
          orEmpty(rules.namespace, (row) => row.namespace),
          orEmpty(rules.functionName, (row) => row.functionName),
          orEmpty(rules.qualifier, (row) => row.qualifier),
          ...address,
        ],
        descending,
      };
    case "weight":
    case "-weight":
      return {
        terms: [
          unboundLast(descending),
          { expression: sql`coalesce(${rules.weight}, 0)`, schema: z.int32(), of: ({ weight }) => weight ?? 0 },
          ...address,
        ],
        descending,
      };
  }
}

/** The key of a row in an order, as text for an address. */
export function keyOf(terms: readonly Term[], row: Placed): string {
  return Buffer.from(JSON.stringify(terms.map(({ of }) => of(row)))).toString("base64url");
}

const keySchema = z.array(z.union([z.string(), z.number(), z.boolean()]));

/** The values of a key; null for one of another order, or of none. */
export function placeOf(terms: readonly Term[], key: string): (string | number | boolean)[] | null {
  try {
    const values = keySchema.parse(JSON.parse(Buffer.from(key, "base64url").toString()));
    if (values.length !== terms.length) return null;
    return terms.map(({ schema }, at) => schema.parse(values[at]));
  } catch {
    return null;
  }
}

/** Condition for the rows on one side of a place. */
export function beside(terms: readonly Term[], side: "<" | ">", place: readonly (string | number | boolean)[]): SQL {
  const row = sql.join(
    terms.map(({ expression }) => expression),
    sql`, `,
  );
  const values = sql.join(
    place.map((value) => sql`${value}`),
    sql`, `,
  );
  const beyond = sql`(${row}) ${sql.raw(side)} (${values})`;
  const [first] = terms;
  // Said of the first term alone, too: no index answers a comparison of columns of two tables.
  return first ? sql`${beyond} and ${first.expression} ${sql.raw(`${side}=`)} ${place[0]}` : beyond;
}

export function inOrder(terms: readonly Term[], descending: boolean): SQL {
  const direction = sql.raw(descending ? "desc" : "asc");
  return sql.join(
    terms.map(({ expression }) => sql`${expression} ${direction}`),
    sql`, `,
  );
}
