import type { QueryClient } from "@tanstack/react-query";

/** Queries whose data comes from the cloud. */
const inventoryNames = [
  "account",
  "loadBalancers",
  "loadBalancer",
  "loadBalancerCount",
  "listeners",
  "rules",
  "rule",
  "namespaces",
  "functions",
  "function",
  "qualifiers",
  "bindings",
  "storedLoadBalancer",
  "inventoryProgress",
] as const;

export type QueryName =
  | (typeof inventoryNames)[number]
  | "drifts"
  | "errorTitles"
  | "found"
  | "lastHour"
  | "matchingBindings"
  | "matchingOperations"
  | "operation"
  | "operations"
  | "overview"
  | "sandbox"
  | "savedViews";

/** The key of a query: its name and parameters. */
export function queryKeyOf<Params extends object>(name: QueryName, params: Params) {
  return [name, params] as const;
}

/** Prefix of the keys of all queries of a name. */
export function queryKeysOf(name: QueryName) {
  return [name] as const;
}

/** Marks all queries of these names as outdated; those on the screen are refetched. */
export async function invalidate(client: QueryClient, ...names: readonly QueryName[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: queryKeysOf(name) })));
}

/** Refetches everything read from the cloud, after a refusal showed that the screen is outdated. */
export function invalidateInventory(client: QueryClient): Promise<void> {
  return invalidate(client, ...inventoryNames);
}
