import type { Operation, OperationDetail, OperationPage, Overview } from "#lib/api/contract/operation.ts";
import type { Database } from "#lib/db/database.ts";
import { Bus, type BusListener } from "#lib/operations/bus.ts";
import { defaultLimits, type Limits } from "#lib/operations/limits.ts";
import type { CloudPort, Identity } from "#lib/operations/ports.ts";
import { Runner } from "#lib/operations/runner.ts";
import { SharedAnswers } from "#lib/operations/shared-answers.ts";
import { type AskInput, insertOperation } from "#lib/operations/store/insert.ts";
import { type ListFilter, listOperations } from "#lib/operations/store/list.ts";
import { channel, readAnnouncement } from "#lib/operations/store/notify.ts";
import { readOverview } from "#lib/operations/store/overview.ts";
import { isBehindOthers, readDetail, readOperations } from "#lib/operations/store/read.ts";
import { type OperationRow, operationOf, parseId } from "#lib/operations/store/row.ts";
import { type EventReport, recordEvent } from "#lib/operations/store/transition.ts";

export interface EngineDeps {
  database: Database;
  cloud: CloudPort;
  /** Time from X-TC-Timestamp for which an unconfirmed write is read back. */
  readBackMs: number;
  /** Overrides of the default limits, for tests. */
  limits?: Partial<Limits>;
  log: { warn(context: object, message: string): void };
}

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

export interface EngineHealth {
  /** `stalled`: no claim for ten seconds, because the database is away or the process is blocked. */
  engine: "running" | "stalled" | "stopped";
  /** Whether the connection for announcements of other processes is up. */
  listening: boolean;
  /** By the engine's last call; `unknown` before the first. */
  cloud: "reachable" | "unreachable" | "unknown";
  identity: Identity | null;
}

export interface Engine {
  start(): void;
  /** Ends within about three seconds; another process or the next start continues the work. */
  stop(): Promise<void>;
  /** The identity of the credentials in use. @throws CloudError while it can't be read */
  identity(): Promise<Identity>;
  /** Stores an operation and, if it is its turn, waits up to `answerMs` for the cloud's answer. */
  ask(input: AskInput, answerMs?: number): Promise<AskResult>;
  cancel(id: string, actor: string): Promise<CancelResult>;
  /** Ends an operation with an unknown outcome on a person's request. Nothing changes in the cloud. */
  close(id: string, actor: string, reason: string): Promise<CloseResult>;
  detail(id: string): Promise<OperationDetail | null>;
  /** Lists and overview are read once for concurrent callers; a reading is cancelled when the signals of all have fired. */
  list(filter: ListFilter, signal?: AbortSignal): Promise<OperationPage>;
  overview(signal?: AbortSignal): Promise<Overview>;
  /** Delivers every change once, in the order of versions. @returns a function that ends the subscription */
  subscribe(listener: BusListener): () => void;
  /** The newest version delivered to this process's listeners; 0 if none is kept. */
  toldVersion(id: string): number;
  /** Gives the operation's polls priority. @returns a function that ends that */
  watch(id: string): () => void;
  health(): EngineHealth;
}

const usualAnswerMs = 10_000;

/** Creates the engine of one process. It has no state outside of the returned object. */
export function createEngine({ database, cloud, readBackMs, limits, log }: EngineDeps): Engine {
  const { query } = database;
  const life = { readBackMs, limits: { ...defaultLimits, ...limits } };
  const bus = new Bus(query, (error) => log.warn({ err: error }, "a change could not be announced yet"));
  const runner = new Runner({
    query,
    cloud,
    life,
    onStored: deliver,
    onTrouble: (error, id) => log.warn({ err: error, operation: id }, "the engine tries again"),
  });
  const lists = new SharedAnswers<ListFilter, OperationPage>({
    keyOf: (filter) => JSON.stringify(filter),
    load: (filter, signal) => database.read((reads) => listOperations(reads, filter), signal),
  });
  const overviews = new SharedAnswers<null, Overview>({
    keyOf: () => "",
    load: (_, signal) => database.read(readOverview, signal),
  });
  let listener: ReturnType<Database["listen"]> | null = null;
  let state: "new" | "running" | "stopped" = "new";

  function changed(): void {
    lists.changed();
    overviews.changed();
  }

  /** Clears shared list readings before listeners are told, so that they find the change in the lists. */
  function deliver(row: OperationRow): void {
    changed();
    bus.deliver(row);
  }

  /** Waits until the cloud has answered, the operation has to wait for something else, or `answerBy` (`performance.now()`) is reached. */
  async function answered(operation: Operation, answerBy: number): Promise<Operation> {
    const id = Number(operation.id);
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = bus.subscribe((changed) => {
      if (changed.id === operation.id && !awaitsAnswer(changed)) resolve();
    });
    const timer = setTimeout(resolve, answerBy - performance.now());
    try {
      const [before] = await readOperations(query, [id]);
      if (before && !awaitsAnswer(operationOf(before))) return operationOf(before);
      await promise;
      const [after] = await readOperations(query, [id]);
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
      const waits = rests(operation, runner.identity.current()) || (await isBehindOthers(query, row));
      return waits ? operation : await answered(operation, answerBy);
    } catch (error) {
      log.warn({ err: error, operation: row.id }, "an operation was stored, and its first answer could not be read");
      return operation;
    }
  }

  /** Stores a person's action on an operation if its state allows it; `operation` is absent for an unknown id. */
  async function byPerson(id: string, report: EventReport): Promise<{ done: boolean; operation?: Operation }> {
    const key = parseId(id);
    if (key === null) return { done: false };
    const done = await recordEvent(query, key, null, report, { ...life, firstPollMs: 0, pollMs: 0, random: 0 });
    if (done) {
      deliver(done.row);
      runner.wake();
      return { done: true, operation: operationOf(done.row) };
    }
    const [row] = await readOperations(query, [key]);
    return row ? { done: false, operation: operationOf(row) } : { done: false };
  }

  return {
    start() {
      if (state !== "new") throw new Error("an engine starts once");
      state = "running";
      listener = database.listen(channel, {
        message(payload) {
          const announcement = readAnnouncement(payload);
          if (!announcement) return;
          // Announcements of this process's own changes come back, and are already delivered.
          if (announcement.version > bus.version(parseId(announcement.operation) ?? 0)) changed();
          bus.hear(announcement);
          // The process that ends an operation looks for the next one itself, so only a new operation wakes the others.
          if (announcement.version === 1) runner.wake();
        },
        listening() {
          changed();
          void bus.catchUp();
          runner.wake();
        },
      });
      runner.start();
    },

    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      await runner.stop();
      bus.close();
      await listener?.close();
    },

    identity: () => runner.identity.find(),

    async ask(input, answerMs = usualAnswerMs) {
      const answerBy = performance.now() + answerMs;
      const insertion = await insertOperation(query, input);
      const operation = operationOf(insertion.row);
      if (insertion.kind === "rule-taken") return { kind: "rule-taken", by: operation };
      if (insertion.kind === "stored") {
        runner.wake();
        deliver(insertion.row);
      }
      return { kind: "asked", operation: await firstAnswer(insertion.row, answerBy) };
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
      const detail = key === null ? null : await database.read((reads) => readDetail(reads, key));
      return detail && { ...detail, resting: rests(detail.operation, runner.identity.current()) };
    },

    list: (filter, signal) => lists.ask(filter, signal),
    overview: (signal) => overviews.ask(null, signal),
    subscribe: (changed) => bus.subscribe(changed),
    toldVersion: (id) => bus.version(parseId(id) ?? 0),
    watch: (id) => runner.watch(parseId(id) ?? 0),

    health() {
      const { alive, cloud: reach } = runner.health();
      return {
        engine: state !== "running" ? "stopped" : alive ? "running" : "stalled",
        listening: listener?.connected() ?? false,
        cloud: reach,
        identity: runner.identity.current(),
      };
    },
  };
}

/** Whether the cloud's answer to the write is still pending. */
function awaitsAnswer({ state, cause }: Operation): boolean {
  return state === "submitting" || (state === "queued" && cause === "asked");
}

/** Whether it belongs to another identity than the current one; false while that is unknown. */
function rests({ realm, accountId, endedAt }: Operation, identity: Identity | null): boolean {
  return endedAt === null && identity !== null && (identity.realm !== realm || identity.accountId !== accountId);
}
