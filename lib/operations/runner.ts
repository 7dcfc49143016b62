import { randomUUID } from "node:crypto";
import type { Query } from "#lib/db/database.ts";
import { follow } from "#lib/operations/follow.ts";
import { IdentityKeeper } from "#lib/operations/identity.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import { paceOf, pollInterval, shortestMs, TaskDurations } from "#lib/operations/pace.ts";
import type { CloudPort, Identity } from "#lib/operations/ports.ts";
import { type Offer, type Phase, Room } from "#lib/operations/room.ts";
import {
  claimAbandoned,
  claimFollowing,
  claimHeads,
  countRunning,
  hastenPoll,
  type Running,
  renewLeases,
} from "#lib/operations/store/claim.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import type { StoredStep } from "#lib/operations/store/transition.ts";
import { recover, submit } from "#lib/operations/submit.ts";
import { pause, type Work } from "#lib/operations/work.ts";

/** Least wait after a claim, so that under full load one statement claims many rows. */
const betweenClaimsMs = 50;
/** How long a stop waits for the answers of sent writes. */
const graceMs = 2_000;
/** Added to timers, which may fire early: the row must be due by the database's clock. */
const timerSlackMs = 2;

export interface RunnerOptions {
  query: Query;
  cloud: CloudPort;
  /** Accounts with another runner in this process. */
  others: readonly string[];
  /** Time limits. */
  life: Pick<Setting, "readBackMs" | "limits">;
  /** Called for each row changed by this process. */
  onStored(row: OperationRow): void;
  /** Called for errors that aren't an operation's outcome. */
  onTrouble(error: unknown, id: number | null): void;
}

/**
 * Runs the queue of one account in one process: claims rows that are due, one statement at a time, and works on the claimed operations
 * concurrently. All state is in the rows, so any number of processes may run it, and any may be killed.
 */
export class Runner {
  /** Id of this process as the owner of leases. */
  readonly owner = randomUUID();
  readonly identity: IdentityKeeper;
  readonly #query: Query;
  readonly #options: RunnerOptions;
  readonly #work: Work;
  readonly #room = new Room();
  readonly #watched = new Map<number, number>();
  readonly #durations = new TaskDurations();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stopping = new AbortController();
  readonly #stopped = new AbortController();
  #beats: NodeJS.Timeout[] = [];
  #claiming: Promise<void> | null = null;
  /** What the next round has to claim. */
  #due = { heads: false, following: false, abandoned: false };
  /** Running tasks by region, as of the last tick. */
  #running: ReadonlyMap<string, Running> = new Map();
  /** By the monotonic clock. */
  #lastRoundAt = 0;
  #takesOverFrom = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#query = options.query;
    this.identity = new IdentityKeeper(options.cloud, this.#stopping.signal, () => this.#tick());
    this.#work = {
      query: options.query,
      cloud: options.cloud,
      owner: this.owner,
      leaseMs: options.life.limits.leaseMs,
      stopping: this.#stopping.signal,
      stopped: this.#stopped.signal,
      setting: (id) => {
        const { tasks, watched } = this.#runningBeside(id);
        const pace = paceOf(tasks, watched, this.#watched.has(id), this.#durations.median());
        return { ...options.life, ...pace, random: Math.random() };
      },
      isOurs: (row) => this.identity.is(row),
      stored: (step) => this.#onStored(step),
      claimAgainIn: (ms) => this.#later(ms, () => this.wake()),
      ended: (id, afterMs, looks) => this.#durations.add(afterMs, looks, pollInterval(this.#runningBeside(id).tasks)),
      trouble: (error, id) => options.onTrouble(error, id),
    };
  }

  start(): void {
    this.#lastRoundAt = performance.now();
    this.identity.start();
    const { tickMs, leaseMs } = this.#options.life.limits;
    this.#beats = [setInterval(() => this.#tick(), tickMs), setInterval(() => this.#renew(), leaseMs / 3)];
    this.#tick();
  }

  /** Claims heads of queues as soon as no other claim is in flight. */
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

  /** Gives the operation's polls priority. @returns a function that ends that */
  watch(id: number): () => void {
    const busiest = Math.max(0, ...[...this.#running.values()].map(({ tasks }) => tasks));
    if (!this.#watched.has(id) && pollInterval(busiest) > shortestMs) {
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

  health(): { alive: boolean; inHand: number } {
    const alive = performance.now() - this.#lastRoundAt < 10 * this.#options.life.limits.tickMs;
    return { alive, inHand: this.#room.ids().length };
  }

  /**
   * Stops claiming, releases operations not yet sent, and waits a little for pending answers. An attempt without an
   * answer becomes unconfirmed, here or in the process that finds its expired lease.
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
    const late = new AbortController();
    return Promise.race([this.#room.empty().then(() => late.abort()), pause(longestMs, late.signal)]);
  }

  #tick(): void {
    this.#due = { heads: true, following: true, abandoned: true };
    this.#round();
  }

  #onStored({ row, nextInMs }: StoredStep): void {
    this.#options.onStored(row);
    if (row.state === "submitting") {
      this.#room.becomes(row.id, "sent");
      this.#claimMore();
    }
    if (row.nextPollAt === null) {
      if (nextInMs !== null) this.#later(nextInMs, () => this.wake());
      return;
    }
    this.#later(nextInMs ?? 0, () => {
      this.#due.following = true;
      this.#round();
    });
    // The task has ended, so the next operation of its load balancer may start.
    if (row.state === "verifying" || row.state === "unconfirmed") this.wake();
  }

  async #claim(): Promise<void> {
    try {
      while (Object.values(this.#due).some(Boolean) && !this.#stopping.signal.aborted) {
        const due = this.#due;
        this.#due = { heads: false, following: false, abandoned: false };
        await this.#claimDue(due);
        this.#lastRoundAt = this.#noteHoldUp();
        this.#claimMore();
        await pause(betweenClaimsMs, this.#stopping.signal);
      }
    } catch (error) {
      // The next tick retries.
      this.#options.onTrouble(error, null);
    }
  }

  async #claimDue(due: { heads: boolean; following: boolean; abandoned: boolean }): Promise<void> {
    const query = this.#query;
    const identity = this.identity.current();
    const watched = [...this.#watched.keys()];
    if (identity && due.abandoned) this.#running = await countRunning(query, identity, watched);
    if (due.abandoned && this.#noteHoldUp() >= this.#takesOverFrom) {
      this.#take(await claimAbandoned(query, this.#work, this.#room.ids(), this.#options.others));
    }
    if (!identity) return;
    if (due.heads) {
      await this.#claimInto("sends", identity, (offer) => claimHeads(query, this.#work, identity, offer));
    }
    if (due.following) {
      await this.#claimInto("follows", identity, (offer) =>
        claimFollowing(query, this.#work, identity, offer, watched),
      );
    }
  }

  async #claimInto(phase: Phase, identity: Identity, claim: (offer: Offer) => Promise<OperationRow[]>): Promise<void> {
    const offer = this.#room.offer(phase, identity);
    const rows = await claim(offer);
    this.#room.claimed(phase, identity, offer, rows);
    this.#take(rows);
  }

  /** Claims again where a claim reached its limit and there is room now. */
  #claimMore(): void {
    const heads = this.#room.wantsMore("sends");
    const following = this.#room.wantsMore("follows");
    if (!heads && !following) return;
    this.#due.heads ||= heads;
    this.#due.following ||= following;
    this.#round();
  }

  /**
   * Detects a blocked process or database: rounds half a lease apart. Owners whose leases expired because of it get the time
   * of a lease to store their answers or renew, before their attempts count as abandoned. Checked in every round, because
   * the first one after a hold-up may claim something else. Returns the present time.
   */
  #noteHoldUp(): number {
    const now = performance.now();
    if (now - this.#lastRoundAt > this.#work.leaseMs / 2) this.#takesOverFrom = now + this.#work.leaseMs;
    return now;
  }

  #take(rows: OperationRow[]): void {
    for (const row of rows) {
      // Expired while this process was blocked and claimed by itself: it is still working on the row.
      if (this.#room.has(row.id)) continue;
      const done = this.#workOn(row)
        .catch((error) => this.#options.onTrouble(error, row.id))
        .finally(() => {
          this.#room.leave(row.id);
          this.#claimMore();
        });
      this.#room.enter(row, row.state === "queued" ? "sends" : "follows", done);
    }
  }

  #workOn(row: OperationRow): Promise<void> {
    if (row.state === "queued") return submit(this.#work, row);
    if (row.state === "submitting") return recover(this.#work, row);
    return follow(this.#work, row);
  }

  #renew(): void {
    renewLeases(this.#query, this.#work, this.#room.ids()).catch((error) => this.#options.onTrouble(error, null));
  }

  #later(ms: number, then: () => void): void {
    if (this.#stopping.signal.aborted) return;
    if (ms <= 0) {
      then();
      return;
    }
    // The tick finds rows due later.
    if (ms > 60_000) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms + timerSlackMs);
    this.#timers.add(timer);
  }

  /** The running tasks that share polls with this operation's, which is in hand. */
  #runningBeside(id: number): Running {
    return this.#running.get(this.#room.regionOf(id) ?? "") ?? { tasks: 0, watched: 0 };
  }
}
