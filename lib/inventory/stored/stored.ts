import type { SQL } from "drizzle-orm";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { InventoryFound } from "#lib/api/contract/search.ts";
import type { InventoryProgress, StoredRule, StoredRules } from "#lib/api/contract/stored-inventory.ts";
import type { SoughtLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import type { Database } from "#lib/db/database.ts";
import type { SoughtRule } from "#lib/inventory/sought.ts";
import { countByRegion, type RegionFigures } from "#lib/inventory/stored/by-region.ts";
import { findStored } from "#lib/inventory/stored/find-stored.ts";
import { readLoadBalancer } from "#lib/inventory/stored/load-balancer.ts";
import { ownerOf } from "#lib/inventory/stored/owner.ts";
import { readProgress } from "#lib/inventory/stored/progress.ts";
import { allRules, listRules } from "#lib/inventory/stored/rules-list.ts";
import { readScopes } from "#lib/inventory/stored/scopes.ts";
import { type SearchedFor, search } from "#lib/inventory/stored/search.ts";
import type { Sync } from "#lib/inventory/stored/sync.ts";

/** What the database has of an account's resources. Reads throw the database's error, or CloudError where nothing was read before and the cloud doesn't tell whose the keys are. */
export interface StoredInventory {
  rules(filter: BindingFilter, signal?: AbortSignal): Promise<StoredRules>;
  /** Every rule that the filter matches, a thousand at a time. */
  allRules(filter: BindingFilter, signal?: AbortSignal): AsyncGenerator<StoredRule[]>;
  /** One load balancer with all that is behind it. What is older than half a minute is read again before everything else. */
  loadBalancer(of: Place, signal?: AbortSignal): Promise<SoughtLoadBalancer>;
  /** A few of each kind that a text names, and the rules that answer an address. */
  search(asked: SearchedFor, signal?: AbortSignal): Promise<InventoryFound>;
  /** The rules of all regions, or of one, that are sought. */
  find(sought: SoughtRule & { region?: string | undefined }, signal?: AbortSignal): Promise<StoredRule[]>;
  /** How many rules each region has, by what they send to; regions without rules are left out. */
  byRegion(signal?: AbortSignal): Promise<RegionFigures[]>;
  progress(signal?: AbortSignal): Promise<InventoryProgress>;
  /** Has these load balancers read before everything else; without effect where the settings have nothing read. */
  refresh(loadBalancers: readonly Place[]): Promise<void>;
}

interface Place {
  region: string;
  loadBalancerId: string;
}

interface StoredDeps {
  database: Database;
  client: Pick<CloudClient, "identity">;
  /** The console's account and its cloud. */
  account: { id: string; realm: string };
  sync: Sync | null;
  /** Condition for a rule whose drift isn't settled. */
  drifted?: SQL;
}

const exportPage = 1_000;

export function createStored({ database, client, account, sync, drifted }: StoredDeps): StoredInventory {
  const owner = ownerOf({ database, client, account });
  const marked = drifted ? { drifted } : {};

  return {
    async rules(filter, signal) {
      const of = await owner(signal);
      return database.read(async (query) => listRules(query, await readScopes(query, of), filter, marked), signal);
    },

    async *allRules(filter, signal) {
      const of = await owner(signal);
      const page = (each: BindingFilter) =>
        database.read(
          async (query) =>
            listRules(query, await readScopes(query, of), each, { ...marked, limit: exportPage, counted: false }),
          signal,
        );
      yield* allRules(page, filter);
    },

    async loadBalancer({ region, loadBalancerId }, signal) {
      const of = await owner(signal);
      const { stale, ...read } = await database.read(async (query) => {
        const scope = [...(await readScopes(query, of))].find(([, each]) => each === region);
        if (!scope) return { found: null, listedAt: null, stale: false };
        return readLoadBalancer(query, scope[0], loadBalancerId);
      }, signal);
      if (stale) await sync?.wants(region, loadBalancerId);
      return { on: sync !== null, ...read };
    },

    async search(asked, signal) {
      const of = await owner(signal);
      return database.read(async (query) => search(query, await readScopes(query, of), asked), signal);
    },

    async find({ region, ...sought }, signal) {
      const of = await owner(signal);
      return database.read(async (query) => {
        const places = [...(await readScopes(query, of))].filter(([, each]) => region === undefined || each === region);
        return findStored(query, new Map(places), sought);
      }, signal);
    },

    async byRegion(signal) {
      const of = await owner(signal);
      return database.read(async (query) => countByRegion(query, await readScopes(query, of)), signal);
    },

    async progress(signal) {
      const of = await owner(signal);
      const progress = await database.read(
        async (query) => readProgress(query, [...(await readScopes(query, of)).keys()]),
        signal,
      );
      return { on: sync !== null, ...progress };
    },

    async refresh(loadBalancers) {
      for (const { region, loadBalancerId } of loadBalancers) await sync?.wants(region, loadBalancerId);
    },
  };
}
