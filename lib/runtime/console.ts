import type { Account } from "#lib/account.ts";
import { createBudget } from "#lib/cloud/budget.ts";
import { openCloud } from "#lib/cloud/open.ts";
import { type Reachability, worstOf } from "#lib/cloud/reach.ts";
import type { TransportSettings } from "#lib/cloud/transport.ts";
import type { Database } from "#lib/db/database.ts";
import { createFreshReads, type FreshReads } from "#lib/inventory/fresh.ts";
import { createInventory, type Inventory } from "#lib/inventory/inventory.ts";
import { createProbes, type Probes } from "#lib/inventory/probes.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createMetrics, type Metrics } from "#lib/metrics/metrics.ts";
import type { AccountEngine } from "#lib/operations/account-engine.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";
import { createEngine, type Engine, type EngineDeps } from "#lib/operations/engine.ts";

/** All that belongs to one account. */
export interface AccountParts {
  account: Account;
  inventory: Inventory;
  fresh: FreshReads;
  probes: Probes;
  metrics: Metrics;
  operations: AccountEngine;
  /** Whether the account's cloud can be reached, by the calls so far. */
  reach(): Reachability;
}

interface ConsoleDeps extends TransportSettings, Pick<EngineDeps, "readBackMs" | "limits"> {
  database: Database;
  accounts: readonly Account[];
  log: EngineDeps["log"];
}

/** The accounts of one console process and the engine that runs the operations of all of them. */
export interface Console {
  engine: Engine;
  /** By their ids; that of the settings is the first. */
  accounts: ReadonlyMap<string, AccountParts>;
  /** Whether the clouds of all accounts can be reached: the worst of them. */
  reach(): Reachability;
  /** Ends engine and connections to the clouds. */
  stop(): Promise<void>;
}

/** Each account has a client, caches and a runner of its own. Nothing is called before the engine starts. */
export function createConsole({ database, accounts, readBackMs, limits, log, ...transport }: ConsoleDeps): Console {
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
  const parts = opened.map(({ client, cloud: _port, ...own }): [string, AccountParts] => [
    own.account.id,
    { ...own, operations: engine.of(own.account.id), reach: () => client.reach() },
  ]);
  return {
    engine,
    accounts: new Map(parts),
    reach: () => worstOf(opened.map(({ client }) => client.reach())),
    async stop() {
      await engine.stop();
      await Promise.all(opened.map(({ client }) => client.close()));
    },
  };
}
