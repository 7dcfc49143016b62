/** In order of priority: work on a change, reads that a person waits for, reads that no one waits for. */
export const lanes = ["engine", "people", "background"] as const;
export type Lane = (typeof lanes)[number];

/** One try to start a call. */
export interface Try {
  granted: boolean;
  /** How long the next try must wait, granted or not. */
  waitMs: number;
}

interface Waiter {
  granted(): void;
  failed(error: unknown): void;
}

/**
 * The waiters of one process for turns of one key. It makes one try at a time, for the first waiter of the first lane that
 * is not empty; the turn goes to whoever is first by then. A waiter that gives up before its try leaves at once and costs no turn.
 */
export class TurnQueue {
  readonly #try: (lane: Lane) => Promise<Try>;
  readonly #emptied: () => void;
  readonly #waiting: Record<Lane, Set<Waiter>> = { engine: new Set(), people: new Set(), background: new Set() };
  /** Until this instant of the process's monotonic clock, tries of this lane and of lower ones would be refused. */
  #full: { until: number; from: Lane } = { until: 0, from: "background" };
  #wake: () => void = () => {};
  #serving = false;

  /** @param emptied called when there is no waiter and no try under way */
  constructor(tryOnce: (lane: Lane) => Promise<Try>, emptied: () => void) {
    this.#try = tryOnce;
    this.#emptied = emptied;
  }

  /**
   * @param signal has not fired yet
   * @throws the signal's reason when it fires first; what a try threw
   */
  wait(lane: Lane, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (then: () => void) => {
        this.#waiting[lane].delete(waiter);
        signal?.removeEventListener("abort", giveUp);
        then();
      };
      const waiter: Waiter = { granted: () => leave(resolve), failed: (error) => leave(() => reject(error)) };
      const giveUp = () => {
        waiter.failed(signal?.reason);
        this.#wake();
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting[lane].add(waiter);
      this.#wake();
      if (!this.#serving) void this.#serve();
    });
  }

  async #serve(): Promise<void> {
    this.#serving = true;
    for (let lane = this.#firstLane(); lane; lane = this.#firstLane()) {
      const wait = this.#isBehind(lane, this.#full.from) ? this.#full.until - performance.now() : 0;
      if (wait > 0) await this.#rest(wait);
      else await this.#tryFor(lane);
    }
    this.#serving = false;
    this.#emptied();
  }

  async #tryFor(lane: Lane): Promise<void> {
    try {
      const { granted, waitMs } = await this.#try(lane);
      this.#full = { until: performance.now() + Math.max(granted ? 0 : 1, waitMs), from: lane };
      if (granted) this.#first()?.granted();
    } catch (error) {
      // All waiters fail: the next try would most likely fail too, and each may take seconds.
      for (const each of lanes) for (const waiter of this.#waiting[each]) waiter.failed(error);
    }
  }

  #firstLane(): Lane | undefined {
    return lanes.find((lane) => this.#waiting[lane].size > 0);
  }

  #first(): Waiter | undefined {
    const lane = this.#firstLane();
    return lane && this.#waiting[lane].values().next().value;
  }

  #isBehind(lane: Lane, other: Lane): boolean {
    return lanes.indexOf(lane) >= lanes.indexOf(other);
  }

  /** Ends early when a waiter comes or leaves: another lane may be first then. */
  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.ceil(ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
