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
  /** How long after its X-TC-Timestamp an unconfirmed write is read back. */
  readBackMs: number;
  /** Other limits than the console's own, for tests that can't wait for hours. */
  limits?: Partial<Limits>;
  log: { warn(context: object, message: string): void };
}

export type AskResult =
  /** Its state is `rejected`, `running`, …, or `queued` while others come first or it waits for another try. */
  | { kind: "asked"; operation: Operation }
  /** Another operation of the same rule is unfinished, so nothing was stored. */
  | { kind: "rule-taken"; by: Operation };

export type CancelResult =
  | { kind: "cancelled"; operation: Operation }
  /** It has left the queue, or was cancelled before. */
  | { kind: "too-late"; operation: Operation }
  | { kind: "unknown" };

export type CloseResult =
  | { kind: "closed"; operation: Operation }
  /** It has ended, was never sent, or is in plain sight. */
  | { kind: "not-closable"; operation: Operation }
  | { kind: "unknown" };

export interface EngineHealth {
  /** `stalled`: nothing was claimed for ten seconds, so the database is away or the process is held up. */
  engine: "running" | "stalled" | "stopped";
  /** Whether announcements of other processes are heard. */
  listening: boolean;
  /** By the last call that was made anyway; `unknown` before the first. */
  cloud: "reachable" | "unreachable" | "unknown";
  identity: Identity | null;
}

export interface Engine {
  start(): void;
  /** Ends within about three seconds; work that is left over is taken up by the next start or another process. */
  stop(): Promise<void>;
  /** Whom the console acts for. @throws CloudError while that can't be found out */
  identity(): Promise<Identity>;
  /** Stores an operation and, when it is its turn, waits for the cloud's answer to it, at most this long. */
  ask(input: AskInput, answerMs?: number): Promise<AskResult>;
  cancel(id: string, actor: string): Promise<CancelResult>;
  /** Ends an operation whose outcome can't be learned, by a person's word. Nothing changes in the cloud. */
  close(id: string, actor: string, reason: string): Promise<CloseResult>;
  detail(id: string): Promise<OperationDetail | null>;
  /** Lists and overview are read once for all who ask, until something changes or the signals of all have fired. */
  list(filter: ListFilter, signal?: AbortSignal): Promise<OperationPage>;
  overview(signal?: AbortSignal): Promise<Overview>;
  /** Every change, once and in the order of versions; returns how to end it. */
  subscribe(listener: BusListener): () => void;
  /** The newest version that this process has told its listeners of; 0 for none lately. */
  toldVersion(id: string): number;
  /** Has this operation polled before others until released. */
  watch(id: string): () => void;
  health(): EngineHealth;
}

const usualAnswerMs = 10_000;

/** The engine of one process. Nothing is kept outside of what this returns. */
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

  /** Whoever is told of a change reads the lists anew, and must find it there. */
  function deliver(row: OperationRow): void {
    changed();
    bus.deliver(row);
  }

  /** Waits until the cloud has answered to an operation, or it has to wait for more than that, or until `answerBy` (`performance.now()`). */
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

  /** The operation as it is once that is worth telling. It is stored, so whatever fails from here on fails nobody's asking. */
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

  /** Stores what a person does to an operation, unless its state does not allow for it; `operation` is absent where the id names none. */
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
          // One's own changes come back: whoever reads the lists has been told of them.
          if (announcement.version > bus.version(parseId(announcement.operation) ?? 0)) changed();
          bus.hear(announcement);
          // Whoever ends an operation looks for the next one itself: only a new one is news to other processes.
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

/** Still unanswered: on its way, or just asked. */
function awaitsAnswer({ state, cause }: Operation): boolean {
  return state === "submitting" || (state === "queued" && cause === "asked");
}

/** Made for another identity than the console now has. Unknown is not another. */
function rests({ realm, accountId, endedAt }: Operation, identity: Identity | null): boolean {
  return endedAt === null && identity !== null && (identity.realm !== realm || identity.accountId !== accountId);
}
