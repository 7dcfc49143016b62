import type { Account } from "#lib/account.ts";
import { createBudget } from "#lib/cloud/budget.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { openCloud } from "#lib/cloud/open.ts";
import { type Reachability, worstOf } from "#lib/cloud/reach.ts";
import type { TransportSettings } from "#lib/cloud/transport.ts";
import type { Database } from "#lib/db/database.ts";
import { createDrifts, type Drifts } from "#lib/drift/drifts.ts";
import { isDrifted, recordDrift } from "#lib/drift/observe.ts";
import { realmOf } from "#lib/env-cloud.ts";
import { createFreshReads, type FreshReads } from "#lib/inventory/fresh.ts";
import { createInventory, type Inventory } from "#lib/inventory/inventory.ts";
import { createProbes, type Probes } from "#lib/inventory/probes.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { ownerOf } from "#lib/inventory/stored/owner.ts";
import { createStored, type StoredInventory } from "#lib/inventory/stored/stored.ts";
import { createSync, type Sync } from "#lib/inventory/stored/sync.ts";
import { createMetrics, type Metrics } from "#lib/metrics/metrics.ts";
import type { AccountEngine } from "#lib/operations/account-engine.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";
import { createEngine, type Engine, type EngineDeps } from "#lib/operations/engine.ts";
import { createViews, type Views } from "#lib/views/views.ts";

/** All that belongs to one account. */
export interface AccountParts {
  account: Account;
  inventory: Inventory;
  fresh: FreshReads;
  probes: Probes;
  metrics: Metrics;
  drifts: Drifts;
  views: Views;
  operations: AccountEngine;
  /** Null where the settings turn it off. */
  sync: Sync | null;
  stored: StoredInventory;
  /** Whether the account's cloud can be reached, by the calls so far. */
  reach(): Reachability;
}

interface ConsoleDeps extends TransportSettings, Pick<EngineDeps, "readBackMs" | "limits"> {
  database: Database;
  accounts: readonly Account[];
  /** How old the inventory gets before it is read again; null if it is never read by itself. */
  inventoryMs: number | null;
  log: EngineDeps["log"];
}

/** The accounts of one console process and the engine that runs the operations of all of them. */
export interface Console {
  engine: Engine;
  /** By their ids; that of the settings is the first. */
  accounts: ReadonlyMap<string, AccountParts>;
  /** Whether the clouds of all accounts can be reached: the worst of them. */
  reach(): Reachability;
  /** Starts the engine, and the reading of the inventory. */
  start(): void;
  /** Ends engine and connections to the clouds. */
  stop(): Promise<void>;
}

/** Each account has a client, caches and a runner of its own. Nothing is called before the engine starts. */
export function createConsole(deps: ConsoleDeps): Console {
  const { database, accounts, readBackMs, inventoryMs, limits, log, ...transport } = deps;
  const budget = createBudget(database.pool);
  const opened = accounts.map((account) => {
    const client = openCloud(account, { ...transport, budget, log });
    const reads = createReads(client);
    const fresh = createFreshReads(client, reads);
    const cloud = createCloudPort(client, fresh, account);
    const inventory = createInventory(client, reads);
    const metrics = createMetrics(client, reads);
    inventory.onForget(metrics.forget);
    return { account, client, cloud, fresh, inventory, metrics, probes: createProbes(client) };
  });
  const engine = createEngine({
    database,
    clouds: new Map(opened.map(({ account, cloud }) => [account.id, cloud])),
    readBackMs,
    ...(limits && { limits }),
    log,
  });
  const parts = opened.map(({ client, cloud: _port, ...own }): AccountParts => {
    const { account, inventory } = own;
    const operations = engine.of(account.id);
    const sync =
      inventoryMs === null ? null : syncOf({ database, client, account, inventoryMs, log }, inventory, operations);
    const read = { database, client, account: { id: account.id, realm: realmOf(account) } };
    const stored = createStored({ ...read, sync, drifted: isDrifted });
    const drifts = createDrifts(database, ownerOf(read));
    const views = createViews(database, account.id);
    return { ...own, drifts, views, operations, sync, stored, reach: () => client.reach() };
  });
  return {
    engine,
    accounts: new Map(parts.map((each) => [each.account.id, each])),
    reach: () => worstOf(opened.map(({ client }) => client.reach())),
    start() {
      engine.start();
      for (const { sync } of parts) sync?.start();
    },
    async stop() {
      await Promise.all(parts.map(({ sync }) => sync?.stop()));
      await engine.stop();
      await Promise.all(opened.map(({ client }) => client.close()));
    },
  };
}

interface SyncParts extends Pick<ConsoleDeps, "database" | "log"> {
  client: CloudClient;
  account: Account;
  inventoryMs: number;
}

/** The sync of an account: what an operation changed is read at once, and nothing stays of a world that was replaced. */
function syncOf(
  { database, client, account, inventoryMs, log }: SyncParts,
  inventory: Inventory,
  operations: AccountEngine,
): Sync {
  const sync = createSync({
    query: database.background,
    client,
    account: { id: account.id, realm: realmOf(account) },
    refreshMs: inventoryMs,
    onRules: recordDrift,
    log,
  });
  const trouble = (error: unknown) => log.warn({ err: error, account: account.id }, "the inventory is read later");
  inventory.onForget(() => void sync.forget().catch(trouble));
  operations.subscribe(({ endedAt, region, loadBalancer }) => {
    if (endedAt !== null) sync.wants(region, loadBalancer.loadBalancerId, true).catch(trouble);
  });
  return sync;
}
