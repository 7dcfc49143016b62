import { randomUUID } from "node:crypto";
import type { Query } from "#lib/db/database.ts";
import { follow } from "#lib/operations/follow.ts";
import { IdentityKeeper } from "#lib/operations/identity.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import { paceOf, pollInterval, shortestMs, TaskDurations } from "#lib/operations/pace.ts";
import type { CloudPort } from "#lib/operations/ports.ts";
import {
  claimAbandoned,
  claimFollowing,
  claimHeads,
  countRunning,
  hastenPoll,
  leaseMs,
  renewLeases,
} from "#lib/operations/store/claim.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import type { Happened } from "#lib/operations/store/transition.ts";
import { recover, submit } from "#lib/operations/submit.ts";
import { pause, type Work } from "#lib/operations/work.ts";

const tickMs = 1_000;
/** Operations that one process has in hand at once, of those to send and of those to follow. */
const roomFor = 64;
/** Claims wait until there is room for this many: over many load balancers one claim costs more than one send. */
const worthClaiming = roomFor / 2;
/** A process whose rounds were this far apart was held up, or the database was: leases may have run out for no fault of their owners. */
const heldUpMs = leaseMs / 2;
/** How long a stop waits for answers to writes that are under way. */
const graceMs = 2_000;
/** A timer may fire a little early; the database must agree that the time has come. */
const timerSlackMs = 2;

/** What is done with an operation in hand. An attempt that waits for its answer costs nothing and keeps nobody from sending. */
type Phase = "sends" | "sent" | "follows";

export interface RunnerOptions {
  query: Query;
  cloud: CloudPort;
  /** How long things may take. */
  life: Pick<Setting, "readBackMs" | "limits">;
  /** Hears of each row that this process has changed. */
  onStored(row: OperationRow): void;
  /** Hears of what went wrong without being an operation's fault. */
  onTrouble(error: unknown, id: number | null): void;
}

/**
 * Runs the queue of one process: claims what is due, one statement at a time, and has each claimed operation worked on
 * beside the others. It knows nothing that the rows don't say, so any number of processes may run it, and any may die.
 */
export class Runner {
  /** This process, as leases name it. */
  readonly owner = randomUUID();
  readonly identity: IdentityKeeper;
  readonly #query: Query;
  readonly #options: RunnerOptions;
  readonly #work: Work;
  readonly #active = new Map<number, { phase: Phase; done: Promise<void> }>();
  readonly #watched = new Map<number, number>();
  readonly #durations = new TaskDurations();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stopping = new AbortController();
  readonly #stopped = new AbortController();
  #beats: NodeJS.Timeout[] = [];
  #claiming: Promise<void> | null = null;
  /** What the next round has to look for. */
  #due = { heads: false, following: false, abandoned: false };
  #running = 0;
  /** By the process's own clock, which nobody sets. */
  #lastRoundAt = 0;
  #takesOverFrom = 0;
  #reachable: boolean | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#query = options.query;
    this.identity = new IdentityKeeper(options.cloud, this.#stopping.signal, {
      failed: () => this.#reached(false),
      known: () => {
        this.#reached(true);
        this.#tick();
      },
    });
    this.#work = {
      query: options.query,
      cloud: options.cloud,
      owner: this.owner,
      stopping: this.#stopping.signal,
      stopped: this.#stopped.signal,
      setting: (id) => ({
        ...options.life,
        ...paceOf(this.#running, this.#watched.size, this.#watched.has(id), this.#durations.median()),
        random: Math.random(),
      }),
      isOurs: (row) => this.identity.is(row),
      happened: (happened) => this.#happened(happened),
      claimAgainIn: (ms) => this.#later(ms, () => this.wake()),
      ended: (afterMs, looks) => this.#durations.add(afterMs, looks, pollInterval(this.#running)),
      reached: (reachable) => this.#reached(reachable),
      trouble: (error, id) => options.onTrouble(error, id),
    };
  }

  start(): void {
    this.#lastRoundAt = performance.now();
    this.identity.start();
    this.#beats = [setInterval(() => this.#tick(), tickMs), setInterval(() => this.#renew(), leaseMs / 3)];
    this.#tick();
  }

  /** A queue may have a new head: claims as soon as no claim is in flight. */
  wake(): void {
    this.#due.heads = true;
    this.#round();
  }

  #round(): void {
    if (this.#claiming || this.#stopping.signal.aborted || this.#beats.length === 0) return;
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = null;
    });
  }

  /** Polls of this operation go first until it is released. */
  watch(id: number): () => void {
    if (!this.#watched.has(id) && pollInterval(this.#running) > shortestMs) {
      hastenPoll(this.#query, id, shortestMs).catch((error) => this.#options.onTrouble(error, id));
    }
    this.#watched.set(id, (this.#watched.get(id) ?? 0) + 1);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const left = (this.#watched.get(id) ?? 1) - 1;
      if (left > 0) this.#watched.set(id, left);
      else this.#watched.delete(id);
    };
  }

  health(): { alive: boolean; cloud: "reachable" | "unreachable" | "unknown"; inHand: number } {
    const cloud = this.#reachable === null ? "unknown" : this.#reachable ? "reachable" : "unreachable";
    return { alive: performance.now() - this.#lastRoundAt < 10 * tickMs, cloud, inHand: this.#active.size };
  }

  /**
   * Claims nothing more, gives back what was not sent, and waits a little for answers that are under way. An attempt
   * that stays unanswered is settled as unconfirmed, here or by whoever finds its lease run out.
   */
  async stop(): Promise<void> {
    for (const beat of this.#beats) clearInterval(beat);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#beats = [];
    this.#stopping.abort();
    await this.#claiming;
    await this.#idle(graceMs);
    this.#stopped.abort();
    await this.#idle(graceMs / 2);
  }

  #idle(longestMs: number): Promise<unknown> {
    const all = Promise.all([...this.#active.values()].map(({ done }) => done));
    const late = new AbortController();
    return Promise.race([all.then(() => late.abort()), pause(longestMs, late.signal)]);
  }

  #tick(): void {
    this.#due = { heads: true, following: true, abandoned: true };
    this.#round();
  }

  #happened({ row, nextInMs }: Happened): void {
    this.#options.onStored(row);
    if (row.state === "submitting") this.#enter(row.id, "sent");
    if (row.nextPollAt === null) {
      if (nextInMs !== null) this.#later(nextInMs, () => this.wake());
      return;
    }
    this.#later(nextInMs ?? 0, () => {
      this.#due.following = true;
      this.#round();
    });
    // A task that has ended leaves its load balancer to the next one.
    if (row.state === "verifying" || row.state === "unconfirmed") this.wake();
  }

  async #claim(): Promise<void> {
    try {
      while (Object.values(this.#due).some(Boolean) && !this.#stopping.signal.aborted) {
        const due = this.#due;
        this.#due = { heads: false, following: false, abandoned: false };
        await this.#claimDue(due);
        this.#lastRoundAt = this.#noteHoldUp();
      }
    } catch (error) {
      // The next tick tries again.
      this.#options.onTrouble(error, null);
    }
  }

  async #claimDue(due: { heads: boolean; following: boolean; abandoned: boolean }): Promise<void> {
    const { query, owner } = this.#work;
    const identity = this.identity.current();
    if (identity && due.abandoned) this.#running = await countRunning(query, identity);
    if (due.abandoned && this.#noteHoldUp() >= this.#takesOverFrom) {
      this.#take(await claimAbandoned(query, owner, [...this.#active.keys()]));
    }
    if (!identity) return;
    const room = this.#room("sends");
    if (due.heads && room >= worthClaiming) this.#take(await claimHeads(query, owner, identity, room));
    const roomToFollow = this.#room("follows");
    if (due.following && roomToFollow >= worthClaiming) {
      this.#take(await claimFollowing(query, owner, identity, roomToFollow, [...this.#watched.keys()]));
    }
  }

  /**
   * Others whose leases ran out because the database was away have an answer to store, or are about to renew them: they
   * get the time of a lease before their attempts are taken for abandoned. Every round looks, whatever it is for: the
   * first one after a hold-up may be for something else.
   *
   * @returns now
   */
  #noteHoldUp(): number {
    const now = performance.now();
    if (now - this.#lastRoundAt > heldUpMs) this.#takesOverFrom = now + leaseMs;
    return now;
  }

  #room(phase: Phase): number {
    let taken = 0;
    for (const item of this.#active.values()) if (item.phase === phase) taken += 1;
    return roomFor - taken;
  }

  #enter(id: number, phase: Phase): void {
    const item = this.#active.get(id);
    if (item) item.phase = phase;
    if (this.#room("sends") === worthClaiming) this.#tick();
  }

  #take(rows: OperationRow[]): void {
    for (const row of rows) {
      // A lease that ran out while this process was held up is claimed again by the process that still works on it.
      if (this.#active.has(row.id)) continue;
      const phase = row.state === "queued" ? "sends" : "follows";
      const done = this.#workOn(row)
        .catch((error) => this.#options.onTrouble(error, row.id))
        .finally(() => {
          const last = this.#active.get(row.id)?.phase ?? phase;
          this.#active.delete(row.id);
          if (this.#room(last) === worthClaiming) this.#tick();
        });
      this.#active.set(row.id, { phase, done });
    }
  }

  #workOn(row: OperationRow): Promise<void> {
    if (row.state === "queued") return submit(this.#work, row);
    if (row.state === "submitting") return recover(this.#work, row);
    return follow(this.#work, row);
  }

  #renew(): void {
    renewLeases(this.#query, this.owner, [...this.#active.keys()]).catch((error) =>
      this.#options.onTrouble(error, null),
    );
  }

  #later(ms: number, then: () => void): void {
    if (this.#stopping.signal.aborted) return;
    if (ms <= 0) {
      then();
      return;
    }
    // The tick finds what is further away.
    if (ms > 60_000) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms + timerSlackMs);
    this.#timers.add(timer);
  }

  #reached(reachable: boolean): void {
    if (!this.#stopping.signal.aborted) this.#reachable = reachable;
  }
}
