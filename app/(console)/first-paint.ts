import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { unfinishedStates } from "#components/data/unfinished-states.ts";
import type { Session } from "#lib/access/session.ts";
import { inAccount } from "#lib/account.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { DriftFilter } from "#lib/api/contract/drift.ts";
import type { OperationView } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { problemOf } from "#lib/api/problem.ts";

/** Longest wait for the data of a page, in milliseconds. */
const usualSoonMs = 1_000;

/**
 * The list of a page's first paint. It counts as outdated, because events before the page was loaded were missed. What doesn't
 * come soon, or fails in a way that can be explained, is left to the browser's read, which shows it with a retry.
 */
export async function paintList({ account, operations }: Session, filter: OperationFilter): Promise<DehydratedState> {
  const page = await ifSoon(() => operations.list(filter));
  return painted([queryKeyOf("operations", { ...filter, ...inAccount(account.id) }), page]);
}

/** The list of bindings, and how far they have been read. */
export async function paintBindings({ account, stored }: Session, filter: BindingFilter): Promise<DehydratedState> {
  const place = inAccount(account.id);
  const [page, progress] = await Promise.all([ifSoon(() => stored.rules(filter)), ifSoon(() => stored.progress())]);
  return painted(
    [queryKeyOf("bindings", { ...filter, ...place }), page],
    [queryKeyOf("inventoryProgress", place), progress],
  );
}

/** A load balancer with all that is behind it, and its unfinished operations. */
export async function paintLoadBalancer(
  { account, stored, operations }: Session,
  of: { region: string; loadBalancerId: string },
): Promise<DehydratedState> {
  const place = inAccount(account.id);
  const unfinished = { loadBalancerId: of.loadBalancerId, state: unfinishedStates };
  const [sought, page] = await Promise.all([
    ifSoon(() => stored.loadBalancer(of)),
    ifSoon(() => operations.list(unfinished)),
  ]);
  return painted(
    [queryKeyOf("storedLoadBalancer", { ...place, ...of }), sought],
    [queryKeyOf("operations", { ...place, ...unfinished }), page],
  );
}

/** A function, its versions and aliases, and a page of the rules that call it. */
export async function paintFunction(
  { account, stored, inventory, language }: Session,
  { region, namespace, name }: { region: string; namespace: string; name: string },
  filter: BindingFilter,
): Promise<DehydratedState> {
  const place = inAccount(account.id);
  const asking = { region, language, namespace };
  const [page, found, qualifiers] = await Promise.all([
    ifSoon(() => stored.rules(filter)),
    ifSoon(() => inventory.functions({ ...asking, search: name, offset: 0 })),
    ifSoon(() => inventory.qualifiers({ ...asking, function: name })),
  ]);
  const named = found?.items.filter((item) => item.name === name) ?? [];
  return painted(
    [queryKeyOf("bindings", { ...place, ...filter }), page],
    // Another page of the search may have it.
    [queryKeyOf("function", { ...place, region, namespace, name }), named.length > 0 ? named : undefined],
    [queryKeyOf("qualifiers", { ...place, region, namespace, function: name }), qualifiers],
  );
}

/** The figures and lists of the overview. */
export async function paintOverview({ account, operations }: Session): Promise<DehydratedState> {
  const overview = await ifSoon(() => operations.overview());
  return painted([queryKeyOf("overview", inAccount(account.id)), overview]);
}

/** The drifts of a page's first paint. */
export async function paintDrifts({ account, drifts }: Session, filter: DriftFilter): Promise<DehydratedState> {
  const page = await ifSoon(() => drifts.list(filter));
  return painted([queryKeyOf("drifts", { ...filter, ...inAccount(account.id) }), page]);
}

function painted(...read: (readonly [key: QueryKey, data: unknown])[]): DehydratedState {
  const client = new QueryClient();
  for (const [key, data] of read) client.setQueryData(key, data, { updatedAt: 0 });
  return dehydrate(client);
}

/** One operation of a page's first paint; outdated only while it is unfinished. */
export function paintView(view: OperationView): DehydratedState {
  const client = new QueryClient();
  const ended = view.operation.endedAt !== null;
  client.setQueryData(
    queryKeyOf("operation", { id: view.operation.id, ...inAccount(view.operation.account) }),
    view,
    ended ? {} : { updatedAt: 0 },
  );
  return dehydrate(client);
}

/** Undefined for a failure that can be explained. */
async function unlessAway<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    problemOf(error);
    return undefined;
  }
}

/** Undefined for a failure that can be explained, and for what isn't read within the milliseconds. */
export function ifSoon<Answer>(read: () => Promise<Answer>, soonMs = usualSoonMs): Promise<Answer | undefined> {
  return Promise.race([unlessAway(read), pause(soonMs, undefined, { ref: false })]);
}
