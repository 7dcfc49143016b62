import type { QueryClient } from "@tanstack/react-query";

/** What is read of the cloud. */
const inventoryNames = [
  "account",
  "loadBalancers",
  "loadBalancer",
  "listeners",
  "rules",
  "namespaces",
  "functions",
  "function",
  "qualifiers",
] as const;

export type QueryName = (typeof inventoryNames)[number] | "operation" | "operations" | "overview" | "sandbox";

/** The key of a query: what is read, and for what. */
export function keyOf<Params extends object>(name: QueryName, params: Params) {
  return [name, params] as const;
}

/** The beginning of the keys of all queries of a name. */
export function keysOf(name: QueryName) {
  return [name] as const;
}

/** Marks every query of these names as old; those on the screen are read again. */
export async function invalidate(client: QueryClient, ...names: readonly QueryName[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: keysOf(name) })));
}

/** Has everything read anew that the cloud was asked for, after it said that something is not as the screen shows it. */
export function invalidateInventory(client: QueryClient): Promise<void> {
  return invalidate(client, ...inventoryNames);
}
