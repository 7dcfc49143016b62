import type {
  Operation,
  OperationDetail,
  OperationPage,
  Overview,
  SeenCodes,
  UsualDurations,
} from "#lib/api/contract/operation.ts";
import type { Database } from "#lib/db/database.ts";
import type { Bus, BusListener } from "#lib/operations/bus.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import type { Identity } from "#lib/operations/ports.ts";
import type { Runner } from "#lib/operations/runner.ts";
import { SharedAnswers } from "#lib/operations/shared-answers.ts";
import type { DayFigures } from "#lib/operations/store/day-figures.ts";
import { readDays } from "#lib/operations/store/days.ts";
import { type AskInput, insertOperation } from "#lib/operations/store/insert.ts";
import { type ListFilter, listOperations } from "#lib/operations/store/list.ts";
import { readOverview } from "#lib/operations/store/overview.ts";
import { isBehindOthers, readDetail, readIntent, readOperation } from "#lib/operations/store/read.ts";
import { type OperationRow, operationOf, parseId } from "#lib/operations/store/row.ts";
import { readSeenCodes } from "#lib/operations/store/seen-codes.ts";
import { type EventReport, recordEvent } from "#lib/operations/store/transition.ts";
import { readUsual } from "#lib/operations/store/usual.ts";

export type AskResult =
  /** Its state is `rejected`, `running`, …, or `queued` while it waits for its turn or another try. */
  | { kind: "asked"; operation: Operation }
  /** Nothing was stored, because another operation of the rule is unfinished. */
  | { kind: "rule-taken"; by: Operation };

export type CancelResult =
  | { kind: "cancelled"; operation: Operation }
  /** It has left the queue, or is already cancelled. */
  | { kind: "too-late"; operation: Operation }
  | { kind: "unknown" };

export type CloseResult =
  | { kind: "closed"; operation: Operation }
  /** It has ended, was never sent, or its outcome can still be learned from the cloud. */
  | { kind: "not-closable"; operation: Operation }
  | { kind: "unknown" };

/** The operations of one account, for people. Those of other accounts don't exist here. */
export interface AccountEngine {
  /** The identity of the credentials in use. @throws CloudError while it can't be read */
  identity(): Promise<Identity>;
  /** The same as last read; null before the first answer. */
  knownIdentity(): Identity | null;
  /** Stores an operation and, if it is its turn, waits up to `answerMs` for the cloud's answer. */
  ask(input: AskInput, answerMs?: number): Promise<AskResult>;
  /** The operation of an intent that was asked for before. */
  askedBefore(intentId: string): Promise<Operation | null>;
  cancel(id: string, actor: string): Promise<CancelResult>;
  /** Ends an operation with an unknown outcome on a person's request. Nothing changes in the cloud. */
  close(id: string, actor: string, reason: string): Promise<CloseResult>;
  detail(id: string): Promise<OperationDetail | null>;
  /** Lists and overview are read once for concurrent callers; a reading is cancelled when the signals of all have fired. */
  list(filter: ListFilter, signal?: AbortSignal): Promise<OperationPage>;
  overview(signal?: AbortSignal): Promise<Overview>;
  /** What became of the operations of each day; read once for concurrent callers. @param starts as `dayStarts` says */
  days(starts: readonly number[]): Promise<DayFigures[]>;
  /** The error codes that its operations show; read once for concurrent callers. */
  seenCodes(): Promise<SeenCodes>;
  /** Delivers every change once, in the order of versions. @returns a function that ends the subscription */
  subscribe(listener: BusListener): () => void;
  /** The newest version delivered to this process's listeners; 0 if none is kept. */
  toldVersion(id: string): number;
  /** Gives the operation's polls priority. @returns a function that ends that */
  watch(id: string): () => void;
}

export interface AccountEngineDeps {
  account: string;
  database: Database;
  bus: Bus;
  runner: Runner;
  life: Pick<Setting, "readBackMs" | "limits">;
  /** Called for each changed row. */
  deliver(row: OperationRow): void;
  log: { warn(context: object, message: string): void };
}

const usualAnswerMs = 10_000;

/** A median of fifty hardly changes meanwhile. */
const usualTtlMs = 60_000;

/** `changed` clears the shared list readings. */
export function createAccountEngine(deps: AccountEngineDeps): AccountEngine & { changed(): void } {
  const { account, database, bus, runner, life, deliver, log } = deps;
  const { query } = database;
  const lists = new SharedAnswers<ListFilter, OperationPage>({
    keyOf: (filter) => JSON.stringify(filter),
    async load(filter, signal) {
      const page = await database.read((reads) => listOperations(reads, account, filter), signal);
      return { ...page, usualMs: await usualOrNone(signal) };
    },
  });
  const overviews = new SharedAnswers<null, Overview>({
    keyOf: () => "",
    async load(_, signal) {
      const overview = await database.read((reads) => readOverview(reads, account), signal);
      return { ...overview, usualMs: await usualOrNone(signal) };
    },
  });
  const usual = new SharedAnswers<null, UsualDurations>({
    keyOf: () => "",
    load: (_, signal) => database.read((reads) => readUsual(reads, account), signal),
    ttlMs: usualTtlMs,
  });

  /** Nothing where it can't be read: what it is shown beside doesn't depend on it. */
  async function usualOrNone(signal?: AbortSignal): Promise<UsualDurations> {
    try {
      return await usual.ask(null, signal);
    } catch (error) {
      signal?.throwIfAborted();
      log.warn({ err: error }, "the usual durations of changes could not be read");
      return {};
    }
  }

  const days = new SharedAnswers<readonly number[], DayFigures[]>({
    keyOf: (starts) => starts.join(" "),
    load: (starts, signal) => database.read((reads) => readDays(reads, account, starts), signal),
  });
  const codes = new SharedAnswers<null, SeenCodes>({
    keyOf: () => "",
    load: (_, signal) => database.read((reads) => readSeenCodes(reads, account), signal),
  });

  /** Waits until the cloud has answered, the operation has to wait for something else, or `answerBy` (`performance.now()`) is reached. */
  async function answered(operation: Operation, answerBy: number): Promise<Operation> {
    const id = Number(operation.id);
    const now = () => readOperation(query, account, id);
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = bus.subscribe((changed) => {
      if (changed.id === operation.id && !awaitsAnswer(changed)) resolve();
    });
    // A slow insert may have used up the time: Node warns of a negative delay.
    const timer = setTimeout(resolve, Math.max(0, answerBy - performance.now()));
    try {
      const before = await now();
      if (before && !awaitsAnswer(operationOf(before))) return operationOf(before);
      await promise;
      const after = await now();
      return after ? operationOf(after) : operation;
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
  }

  /** The operation once there is a first result. It is stored already, so errors from here on don't fail the request. */
  async function firstAnswer(row: OperationRow, answerBy: number): Promise<Operation> {
    const operation = operationOf(row);
    try {
      const waits = isPaused(operation, runner.identity.current()) || (await isBehindOthers(query, row));
      return waits ? operation : await answered(operation, answerBy);
    } catch (error) {
      log.warn({ err: error, operation: row.id }, "an operation was stored, and its first answer could not be read");
      return operation;
    }
  }

  /** Stores a person's action on an operation if its state allows it; `operation` is absent for an unknown id. */
  async function byPerson(id: string, report: EventReport): Promise<{ done: boolean; operation?: Operation }> {
    const key = parseId(id);
    const before = key === null ? null : await readOperation(query, account, key);
    if (!before) return { done: false };
    const done = await recordEvent(query, before.id, null, report, { ...life, firstPollMs: 0, pollMs: 0, random: 0 });
    if (done) {
      deliver(done.row);
      runner.wake();
    }
    const row = done?.row ?? (await readOperation(query, account, before.id));
    return row ? { done: done !== null, operation: operationOf(row) } : { done: false };
  }

  return {
    changed() {
      lists.changed();
      overviews.changed();
      codes.changed();
      days.changed();
    },

    identity: () => runner.identity.find(),
    knownIdentity: () => runner.identity.current(),

    async ask(input, answerMs = usualAnswerMs) {
      const answerBy = performance.now() + answerMs;
      if (input.identity.account !== account) throw new Error(`asked of ${account} for ${input.identity.account}`);
      const insertion = await insertOperation(query, input);
      const operation = operationOf(insertion.row);
      if (insertion.kind === "rule-taken") return { kind: "rule-taken", by: operation };
      if (insertion.kind === "stored") {
        runner.wake();
        deliver(insertion.row);
      }
      return { kind: "asked", operation: await firstAnswer(insertion.row, answerBy) };
    },

    async askedBefore(intentId) {
      const row = await readIntent(query, account, intentId);
      return row && operationOf(row);
    },

    async cancel(id, actor) {
      const { done, operation } = await byPerson(id, { event: { type: "cancelled" }, by: actor });
      return operation ? { kind: done ? "cancelled" : "too-late", operation } : { kind: "unknown" };
    },

    async close(id, actor, reason) {
      const { done, operation } = await byPerson(id, { event: { type: "closed" }, by: actor, reason });
      return operation ? { kind: done ? "closed" : "not-closable", operation } : { kind: "unknown" };
    },

    async detail(id) {
      const key = parseId(id);
      const detail = key === null ? null : await database.read((reads) => readDetail(reads, account, key));
      if (!detail) return null;
      const { kind, endedAt } = detail.operation;
      const usualMs = endedAt === null ? ((await usualOrNone())[kind] ?? null) : null;
      return { ...detail, usualMs, paused: isPaused(detail.operation, runner.identity.current()) };
    },

    list: (filter, signal) => lists.ask(filter, signal),
    overview: (signal) => overviews.ask(null, signal),
    days: (starts) => days.ask(starts),

    seenCodes: () => codes.ask(null),
    subscribe: (tell) =>
      bus.subscribe((operation) => {
        if (operation.account === account) tell(operation);
      }),
    toldVersion: (id) => bus.version(parseId(id) ?? 0),
    watch: (id) => runner.watch(parseId(id) ?? 0),
  };
}

/** Whether the cloud's answer to the write is still pending. */
function awaitsAnswer({ state, cause }: Operation): boolean {
  return state === "submitting" || (state === "queued" && cause === "asked");
}

/** Whether it belongs to another identity than the current one; false while that is unknown. */
function isPaused({ realm, accountId, endedAt }: Operation, identity: Identity | null): boolean {
  return endedAt === null && identity !== null && (identity.realm !== realm || identity.accountId !== accountId);
}
