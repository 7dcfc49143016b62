import { isCloudError, type NotSentReason } from "#lib/cloud/failure.ts";

/** Failures to connect at all. One that happens later, or a slow answer, doesn't say that the cloud is away. */
const cutOff: ReadonlySet<NotSentReason> = new Set([
  "dns",
  "connection-refused",
  "unreachable",
  "tls",
  "connect-timeout",
]);

export type Reachability = "unknown" | "reachable" | "unreachable";

/** Unreachable if one of them is, else unknown if one is. */
export function worstOf(each: readonly Reachability[]): Reachability {
  return (["unreachable", "unknown"] as const).find((one) => each.includes(one)) ?? "reachable";
}

const usualAgainMs = 3_000;

/**
 * Whether an account's cloud can be reached. Each service has a host of its own, and one of them that can't be reached is told
 * where its answer is missed: the cloud is away only when no origin that was ever called can be. A failed connection has them
 * all probed at once; while none answers, that is repeated every few seconds, so that a return is noticed without anybody's call.
 */
export class Reach {
  readonly #probe: (origin: string) => Promise<unknown>;
  readonly #againMs: number;
  readonly #origins = new Set<string>();
  #answers = 0;
  #known: Reachability = "unknown";
  #checks = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param probe sends anything to an origin */
  constructor(probe: (origin: string) => Promise<unknown>, againMs = usualAgainMs) {
    this.#probe = probe;
    this.#againMs = againMs;
  }

  /** By the calls so far; a cloud that was never called, or for which there are no credentials, is unknown. */
  known(): Reachability {
    return this.#known;
  }

  /** Records how a call ended: with an answer, or an error. */
  heard(origin: string, error: unknown = null): void {
    this.#origins.add(origin);
    this.#take(error);
    if (outcomeOf(error) === "cut-off" && this.#timer === undefined) void this.#check();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #take(error: unknown): void {
    if (outcomeOf(error) !== "answered") return;
    this.#answers += 1;
    this.#known = "reachable";
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #check(): Promise<void> {
    if (this.#checks || this.#closed) return;
    this.#checks = true;
    const before = this.#answers;
    const probes = [...this.#origins].map((origin) =>
      this.#probe(origin).then(
        () => this.#take(null),
        (error: unknown) => this.#take(error),
      ),
    );
    await Promise.all(probes);
    this.#checks = false;
    // The answer to a call that was made meanwhile counts as well.
    if (this.#answers > before || this.#closed) return;
    this.#known = "unreachable";
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#check();
    }, this.#againMs).unref();
  }
}

function outcomeOf(error: unknown): "answered" | "cut-off" | null {
  const failure = isCloudError(error) ? error.failure : null;
  if (failure?.kind !== "not-sent") return "answered";
  // One that was given up says nothing.
  return cutOff.has(failure.reason) ? "cut-off" : null;
}
