import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import { scopes } from "#lib/inventory/schema.ts";

/** The account of the cloud that is read, as an account of the console. */
export interface Owner {
  account: string;
  realm: string;
  accountId: string;
}

/** Condition for the scopes of an owner. */
export function ofOwner({ account, realm, accountId }: Owner) {
  return and(eq(scopes.account, account), eq(scopes.realm, realm), eq(scopes.accountId, accountId));
}

/** The scopes of these regions by their ids; makes those that are missing. */
export async function scopesOf(
  query: Query,
  owner: Owner,
  regions: readonly string[],
): Promise<ReadonlyMap<number, string>> {
  await query
    .insert(scopes)
    .values(regions.map((region) => ({ ...owner, region })))
    .onConflictDoNothing();
  const all = await readScopes(query, owner);
  return new Map([...all].filter(([, region]) => regions.includes(region)));
}

/** The scopes of an account that there are, as their regions by their ids. */
export async function readScopes(query: Query, owner: Owner): Promise<ReadonlyMap<number, string>> {
  const rows = await query.select({ id: scopes.id, region: scopes.region }).from(scopes).where(ofOwner(owner));
  return new Map(rows.map(({ id, region }) => [id, region]));
}

/** Whose resources were read last as this account of the console; null before a first reading. */
export async function lastOwner(query: Query, account: string, realm: string): Promise<Owner | null> {
  const [last] = await query
    .select({ account: scopes.account, realm: scopes.realm, accountId: scopes.accountId })
    .from(scopes)
    .where(and(eq(scopes.account, account), eq(scopes.realm, realm), isNotNull(scopes.readAt)))
    .orderBy(desc(scopes.readAt))
    .limit(1);
  return last ?? null;
}

/** How many of these scopes there are still. */
export function countScopes(query: Query, ids: readonly number[]): Promise<number> {
  return query.$count(scopes, inArray(scopes.id, [...ids]));
}

/** Removes everything that was read of an account of the console in one cloud, after the sandbox's world was replaced. */
export async function forgetScopes(query: Query, { account, realm }: Pick<Owner, "account" | "realm">): Promise<void> {
  await query.delete(scopes).where(and(eq(scopes.account, account), eq(scopes.realm, realm)));
}
