import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import * as inventory from "#components/data/inventory-queries.ts";
import * as operations from "#components/data/operation-queries.ts";
import { RequestError } from "#components/data/request-error.ts";
import * as sandbox from "#components/data/sandbox-query.ts";
import * as stored from "#components/data/stored-queries.ts";
import * as traffic from "#components/data/traffic-query.ts";

const place = { account: "second" };
const region = "ap-guangzhou";
const loadBalancerId = "lb-1";
const ofListener = { region, loadBalancerId, listenerId: "lbl-1" };
const namespace = "default";

/** Every query of the browser, read in an account. */
const reads: Record<
  keyof typeof inventory | keyof typeof operations | keyof typeof sandbox | keyof typeof stored | keyof typeof traffic,
  (client: QueryClient) => Promise<unknown>
> = {
  accountQuery: (client) => client.fetchQuery(inventory.accountQuery(place, { region })),
  loadBalancersQuery: (client) =>
    client.fetchInfiniteQuery(inventory.loadBalancersQuery(place, { region, search: "a" })),
  loadBalancerQuery: (client) => client.fetchQuery(inventory.loadBalancerQuery(place, { region, loadBalancerId })),
  loadBalancerCountQuery: (client) => client.fetchQuery(inventory.loadBalancerCountQuery(place, { region })),
  listenersQuery: (client) => client.fetchQuery(inventory.listenersQuery(place, { region, loadBalancerId })),
  rulesQuery: (client) => client.fetchQuery(inventory.rulesQuery(place, ofListener)),
  ruleQuery: (client) => client.fetchQuery(inventory.ruleQuery(place, { ...ofListener, locationId: "loc-1" })),
  namespacesQuery: (client) => client.fetchQuery(inventory.namespacesQuery(place, { region })),
  functionsQuery: (client) =>
    client.fetchInfiniteQuery(inventory.functionsQuery(place, { region, namespace, search: "a" })),
  functionQuery: (client) => client.fetchQuery(inventory.functionQuery(place, { region, namespace, name: "a" })),
  qualifiersQuery: (client) =>
    client.fetchQuery(inventory.qualifiersQuery(place, { region, namespace, function: "a" })),
  operationView: (client) => client.fetchQuery(operations.operationView(place, "7")),
  operationsPage: (client) => client.fetchQuery(operations.operationsPage(place, { show: "attention" })),
  matchingOperations: (client) => client.fetchQuery(operations.matchingOperations(place, { show: "attention" })),
  overviewQuery: (client) => client.fetchQuery(operations.overviewQuery(place)),
  unfinishedOperations: (client) => client.fetchQuery(operations.unfinishedOperations(place, { loadBalancerId })),
  lastHour: (client) => client.fetchQuery(traffic.lastHour(place, { ...ofListener, locationId: "loc-1" })),
  bindingsPage: (client) => client.fetchQuery(stored.bindingsPage(place, { search: "pay" })),
  storedLoadBalancer: (client) => client.fetchQuery(stored.storedLoadBalancer(place, { region, loadBalancerId })),
  matchingBindings: (client) => client.fetchQuery(stored.matchingBindings(place, { search: "pay" })),
  savedViews: (client) => client.fetchQuery(stored.savedViews(place)),
  inventoryProgress: (client) => client.fetchQuery(stored.inventoryProgress(place)),
  sandboxView: (client) => client.fetchQuery(sandbox.sandboxView(place)),
};

/** The path that was fetched: Node refuses one without an origin, and says which. */
function pathOf(error: unknown): string {
  if (!(error instanceof RequestError) || !(error.cause instanceof Error)) throw error;
  const { cause } = error.cause;
  return cause instanceof Error && "input" in cause ? String(cause.input) : "";
}

it("every query is one of these", () => {
  expect(Object.keys(reads).sort()).toEqual(
    Object.keys({ ...inventory, ...operations, ...sandbox, ...stored, ...traffic }).sort(),
  );
});

it.each(Object.entries(reads))("%s is kept under its account, and asked for in it", async (_, read) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  const path = await read(client).then(() => "", pathOf);
  expect(new URL(path, "http://console").searchParams.get("account")).toBe("second");
  const keys = client.getQueryCache().getAll();
  expect(keys.map(({ queryKey }) => queryKey[1])).toEqual([expect.objectContaining(place)]);
});
