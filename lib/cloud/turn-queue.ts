/** From the first served to the last: who works on a change, who looks at a list, and what nobody waits for. */
export const lanes = ["engine", "people", "background"] as const;
export type Lane = (typeof lanes)[number];

/** One try to start a call. */
export interface Try {
  granted: boolean;
  /** How long the next try has to wait, whichever way this one went. */
  waitMs: number;
}

interface Waiter {
  granted(): void;
  failed(error: unknown): void;
}

/**
 * Those of one process who wait for turns of one key. One try at a time is made, for the first of the first lane that has
 * anybody; a turn goes to whoever is first by then. One who gives up before the try for it is gone at once, and costs no turn.
 */
export class TurnQueue {
  readonly #try: (lane: Lane) => Promise<Try>;
  readonly #emptied: () => void;
  readonly #waiting: Record<Lane, Set<Waiter>> = { engine: new Set(), people: new Set(), background: new Set() };
  /** Before this instant of the process's own clock, tries of this lane and of those behind it are in vain. */
  #full: { until: number; from: Lane } = { until: 0, from: "background" };
  #wake: () => void = () => {};
  #serving = false;

  /** @param emptied called when nobody waits any more and no try is under way */
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
      // The next try would most likely end the same way, and each may take seconds.
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

  /** Ends early when somebody comes or leaves: another lane may be the first then. */
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
