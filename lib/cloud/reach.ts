import { isCloudError, type NotSentReason } from "#lib/cloud/failure.ts";

/** Failures to connect at all. One that happens later, or a slow answer, doesn't say that the cloud is away. */
const cutOff: ReadonlySet<NotSentReason> = new Set([
  "dns",
  "connection-refused",
  "unreachable",
  "tls",
  "connect-timeout",
]);

const usualAgainMs = 3_000;

/**
 * Whether an account's cloud can be reached, by its last call. While it can't, it is tried again every few seconds, so that its
 * return is noticed without anybody's call.
 */
export class Reach {
  readonly #probe: () => Promise<unknown>;
  readonly #againMs: number;
  #away = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param probe makes a call whose outcome is passed to `heard` */
  constructor(probe: () => Promise<unknown>, againMs = usualAgainMs) {
    this.#probe = probe;
    this.#againMs = againMs;
  }

  isAway(): boolean {
    return this.#away;
  }

  /** Records how a call ended: with an answer, or an error. */
  heard(error: unknown = null): void {
    const failure = isCloudError(error) ? error.failure : null;
    if (failure?.kind !== "not-sent") this.#away = false;
    // One that was given up, or for which there were no credentials, says nothing.
    else if (cutOff.has(failure.reason)) this.#away = true;
    if (!this.#away || this.#closed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#probe().then(
        () => this.heard(),
        (failure: unknown) => this.heard(failure),
      );
    }, this.#againMs).unref();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
