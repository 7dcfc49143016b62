import { randomUUID } from "node:crypto";
import type { StoredFailure } from "#lib/api/contract/stored-inventory.ts";
import { bindingRegions } from "#lib/binding/regions.ts";
import type { CallOptions, CloudClient } from "#lib/cloud/client.ts";
import { isRateLimited } from "#lib/cloud/errors.ts";
import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { Query } from "#lib/db/database.ts";
import {
  type Claimed,
  claimLoadBalancers,
  claimNamespaces,
  claimScopes,
  dueInMs,
  forgetFuture,
  hasten,
  hastenLists,
  isWanted,
  type ScopeRow,
} from "#lib/inventory/stored/claim.ts";
import { type Job, release, storeFailure } from "#lib/inventory/stored/jobs.ts";
import { readDetail, readFunctions, readLoadBalancers, readNamespaces } from "#lib/inventory/stored/readings.ts";
import { countScopes, forgetScopes, scopesOf } from "#lib/inventory/stored/scopes.ts";
import { type OnRules, storeDetail, storeGone } from "#lib/inventory/stored/store-detail.ts";
import { storeFunctions, storeLoadBalancers, storeNamespaces } from "#lib/inventory/stored/store-lists.ts";
import { wordsOf } from "#lib/inventory/stored/told-failure.ts";
import { between } from "#lib/jitter.ts";

export interface SyncDeps {
  query: Query;
  client: CloudClient;
  /** The console's account and its cloud. */
  account: { id: string; realm: string };
  /** How old a reading gets before it is repeated. */
  refreshMs: number;
  onRules: OnRules;
  log: { warn(context: object, message: string): void };
}

/** Reads what exists in an account's regions into the database, in the background. Any number of processes share the work. */
export interface Sync {
  start(): void;
  /** Ends readings under way; what they had not stored is read again. */
  stop(): Promise<void>;
  /**
   * Reads a load balancer before everything else; of one that isn't known, the list of its region.
   *
   * @param hasChanged whether it is read once more if a reading is under way, which may have begun before the change
   */
  wants(region: string, loadBalancerId: string, hasChanged?: boolean): Promise<void>;
  /** Drops everything and begins anew, after the sandbox's world was replaced. */
  forget(): Promise<void>;
}

/** Load balancers of one region that are read at once: enough for the background's share of the budget at 1 s per answer. */
const mostOfScope = 16;
/** Limit of one reading, with its wait for the budget; less than a lease. */
const readingMs = 60_000;
/** Least wait between two claims, so that one statement claims several rows. */
const betweenClaimsMs = 200;
/** Longest wait for a row that another process has made due. */
const longestWaitMs = 15_000;
/** Wait while the cloud or the database can't be reached. */
const awayMs = 5_000;
/** A list is read more often than what it lists: it costs a call for a hundred. */
const listsPerRefresh = 3;

class OtherKeys extends Error {}

/** Passes a reading on, if it is of the account that its row belongs to. */
type Checked = <Found>(reading: Promise<Found>) => Promise<Found>;

export function createSync({ query, client, account, refreshMs, onRules, log }: SyncDeps): Sync {
  const owner = randomUUID();
  const stopping = new AbortController();
  const inHand = new Map<number, number>();
  const working = new Set<Promise<void>>();
  let scopes: ReadonlyMap<number, string> = new Map();
  let known: string | null = null;
  let round: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let awayUntil = 0;
  let started = false;

  const again = (ms: number) => ms * between(0.9, 1.1);

  function later(ms: number): void {
    clearTimeout(timer);
    if (stopping.signal.aborted || !started) return;
    timer = setTimeout(next, Math.max(0, ms)).unref();
  }

  function next(): void {
    if (round || stopping.signal.aborted || !started) return;
    round = claimAll()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error, account: account.id }, "the inventory is read later");
        return awayMs;
      })
      .then((ms) => {
        round = null;
        later(ms);
      });
  }

  /** @returns milliseconds until the next round */
  async function claimAll(): Promise<number> {
    const rest = awayUntil - performance.now();
    if (rest > 0) return rest;
    await findScopes();
    const offer = roomOf(mostOfScope);
    const claimed: Job[] = [
      ...(await claimScopes(query, owner, roomOf(mostOfScope))).map((row): Job => ({ kind: "scope", row })),
      ...(await claimLoadBalancers(query, owner, offer)).map((row): Job => ({ kind: "load-balancer", row })),
      ...(await claimNamespaces(query, owner, roomOf(2))).map((row): Job => ({ kind: "namespace", row })),
    ];
    for (const job of claimed) take(job);
    if (claimed.length > 0) return betweenClaimsMs;
    const ids = [...scopes.keys()];
    await forgetFuture(query, ids);
    // Another process may have forgotten them.
    if ((await countScopes(query, ids)) < ids.length) known = null;
    const due = (await dueInMs(query, ids)) ?? longestWaitMs;
    return Math.min(longestWaitMs, Math.max(betweenClaimsMs, due));
  }

  async function findScopes(): Promise<void> {
    const { accountId } = await client.identity(stopping.signal);
    if (known === accountId) return;
    scopes = await scopesOf(query, { account: account.id, realm: account.realm, accountId }, bindingRegions);
    known = accountId;
  }

  function roomOf(most: number): ReadonlyMap<number, number> {
    const room = [...scopes.keys()].map((id): [number, number] => [id, most - (inHand.get(id) ?? 0)]);
    return new Map(room.filter(([, left]) => left > 0));
  }

  function take(job: Job): void {
    const id = job.kind === "scope" ? job.row.id : job.row.scopeId;
    inHand.set(id, (inHand.get(id) ?? 0) + 1);
    const done = work(job, scopes.get(id) ?? "", known)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error, account: account.id }, "a reading could not be stored");
      })
      .finally(() => {
        inHand.set(id, (inHand.get(id) ?? 1) - 1);
        working.delete(done);
        if (!round) later(betweenClaimsMs);
      });
    working.add(done);
  }

  /** @param accountId the cloud's account that the row belongs to */
  async function work(job: Job, region: string, accountId: string | null): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(readingMs)]);
    const lane = isWanted(job.row) ? "people" : "background";
    try {
      await readAndStore(job, { region, lane, signal }, (reading) => ofAccount(accountId, reading));
    } catch (error) {
      if (error instanceof OtherKeys) return release(query, job);
      if (!isCloudError(error)) throw error;
      await failed(job, error.failure);
    }
  }

  async function readAndStore(job: Job, options: CallOptions, ours: Checked): Promise<void> {
    const listMs = again(refreshMs / listsPerRefresh);
    switch (job.kind) {
      case "scope": {
        const offset = job.row.nextOffset ?? 0;
        const failure = offset === 0 ? await readAndStoreNamespaces(job.row, options, ours) : besideList(job.row);
        const page = await ours(readLoadBalancers(client, options, offset));
        return storeLoadBalancers(query, job.row, page, listMs, failure);
      }
      case "namespace": {
        const page = await ours(readFunctions(client, options, job.row.name, job.row.nextOffset ?? 0));
        return storeFunctions(query, job.row, page, listMs);
      }
      case "load-balancer": {
        const detail = await ours(readDetail(client, options, job.row.loadBalancerId));
        if (detail === "gone") return storeGone(query, job.row, onRules);
        return storeDetail(query, job.row, detail, again(refreshMs), onRules);
      }
    }
  }

  /** @throws OtherKeys where the keys belong to another account of the cloud by now: what was read may be that one's */
  async function ofAccount<Found>(accountId: string | null, reading: Promise<Found>): Promise<Found> {
    const found = await reading;
    if ((await client.identity(stopping.signal)).accountId !== accountId) throw new OtherKeys();
    return found;
  }

  async function readAndStoreNamespaces(
    row: Claimed<ScopeRow>,
    options: CallOptions,
    ours: Checked,
  ): Promise<StoredFailure | null> {
    const list = await ours(readNamespaces(client, options));
    await storeNamespaces(query, row, list);
    return list.failure;
  }

  /** A failure that says nothing about the row (nothing was sent, the second was full) isn't the row's. */
  async function failed(job: Job, failure: CloudFailure): Promise<void> {
    if (failure.kind === "not-sent" || isRateLimited(failure)) {
      if (failure.kind === "not-sent") awayUntil = performance.now() + awayMs;
      return release(query, job);
    }
    const waitMs = Math.min(refreshMs, 15_000 * 2 ** Math.min(job.row.failures, 10));
    return storeFailure(query, job, wordsOf(failure), again(waitMs));
  }

  return {
    start() {
      started = true;
      next();
    },

    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await round;
      await Promise.allSettled(working);
    },

    async wants(region, loadBalancerId, hasChanged) {
      const ids = [...scopes].flatMap(([id, of]) => (of === region ? [id] : []));
      if (!(await hasten(query, ids, loadBalancerId, hasChanged))) await hastenLists(query, ids);
      later(0);
    },

    async forget() {
      await forgetScopes(query, { account: account.id, realm: account.realm });
      known = null;
      later(0);
    },
  };
}

/** What the first page of a region's list told of its namespaces: a failure of the list itself counts as failed. */
function besideList({ failure, failures }: ScopeRow): StoredFailure | null {
  return failures === 0 ? failure : null;
}
