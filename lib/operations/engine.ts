import type { Database } from "#lib/db/database.ts";
import { type AccountEngine, createAccountEngine } from "#lib/operations/account-engine.ts";
import { Bus } from "#lib/operations/bus.ts";
import { defaultLimits, type Limits } from "#lib/operations/limits.ts";
import type { CloudPort } from "#lib/operations/ports.ts";
import { Runner } from "#lib/operations/runner.ts";
import { channel, readAnnouncement } from "#lib/operations/store/notify.ts";
import { type OperationRow, parseId } from "#lib/operations/store/row.ts";

export interface EngineDeps {
  database: Database;
  /** The cloud port of each account, by the account's id. */
  clouds: ReadonlyMap<string, CloudPort>;
  /** Time from X-TC-Timestamp for which an unconfirmed write is read back. */
  readBackMs: number;
  /** Overrides of the default limits, for tests. */
  limits?: Partial<Limits>;
  log: { warn(context: object, message: string): void };
}

export interface EngineHealth {
  /** `stalled`: no claim for ten seconds for some account, because the database is away or the process is blocked. */
  engine: "running" | "stalled" | "stopped";
  /** Whether the connection for announcements of other processes is up. */
  listening: boolean;
}

export interface Engine {
  start(): void;
  /** Ends within about three seconds; another process or the next start continues the work. */
  stop(): Promise<void>;
  /** The operations of one account. @throws Error for an unknown account */
  of(account: string): AccountEngine;
  health(): EngineHealth;
}

/** Creates the engine of one process, for all accounts. It has no state outside of the returned object. */
export function createEngine({ database, clouds, readBackMs, limits, log }: EngineDeps): Engine {
  const { query } = database;
  const life = { readBackMs, limits: { ...defaultLimits, ...limits } };
  const bus = new Bus(query, (error) => log.warn({ err: error }, "a change could not be announced yet"));
  const parts = new Map([...clouds.keys()].map((account) => [account, partOf(account)]));
  const runners = [...parts.values()].map(({ runner }) => runner);
  let listener: ReturnType<Database["listen"]> | null = null;
  let state: "new" | "running" | "stopped" = "new";

  function partOf(account: string) {
    const cloud = clouds.get(account);
    if (!cloud) throw new Error(`no such account: ${account}`);
    const runner = new Runner({
      query,
      cloud,
      others: [...clouds.keys()].filter((other) => other !== account),
      life,
      onStored: deliver,
      onTrouble: (error, id) => log.warn({ err: error, account, operation: id }, "the engine tries again"),
    });
    return { runner, engine: createAccountEngine({ account, database, bus, runner, life, deliver, log }) };
  }

  /** Clears shared list readings before listeners are told, so that they find the change in the lists. */
  function deliver(row: OperationRow): void {
    parts.get(row.account)?.engine.changed();
    bus.deliver(row);
  }

  function changed(): void {
    for (const { engine } of parts.values()) engine.changed();
  }

  function wake(): void {
    for (const runner of runners) runner.wake();
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
          if (announcement.version === 1) wake();
        },
        listening() {
          changed();
          void bus.catchUp();
          wake();
        },
      });
      for (const runner of runners) runner.start();
    },

    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      await Promise.all(runners.map((runner) => runner.stop()));
      bus.close();
      await listener?.close();
    },

    of(account) {
      const part = parts.get(account);
      if (!part) throw new Error(`no such account: ${account}`);
      return part.engine;
    },

    health() {
      const all = runners.map((runner) => runner.health());
      return {
        engine: state !== "running" ? "stopped" : all.every(({ alive }) => alive) ? "running" : "stalled",
        listening: listener?.connected() ?? false,
      };
    },
  };
}
