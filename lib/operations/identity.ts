import type { CloudPort, Identity } from "#lib/operations/ports.ts";
import { pause } from "#lib/operations/work.ts";

const againAfterFailureMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** Interval of identity checks: credentials, and with them the account, may be exchanged while the process runs. */
const againMs = 5_000;

/** Keeps the identity of the credentials in use. While the cloud can't be reached, the last known one stays. */
export class IdentityKeeper {
  readonly #cloud: CloudPort;
  readonly #signal: AbortSignal;
  readonly #onKnown: () => void;
  #current: Identity | null = null;
  #asking: Promise<Identity> | null = null;

  /** @param onKnown called when the identity becomes known or changes */
  constructor(cloud: CloudPort, signal: AbortSignal, onKnown: () => void) {
    this.#cloud = cloud;
    this.#signal = signal;
    this.#onKnown = onKnown;
  }

  start(): void {
    void this.#keep();
  }

  /** Null until it was read once. */
  current(): Identity | null {
    return this.#current;
  }

  /** @throws CloudError while it is unknown and can't be read */
  async find(): Promise<Identity> {
    return this.#current ?? this.ask();
  }

  /** Whether a call made now would have this identity. */
  async is({ realm, accountId }: Identity): Promise<boolean> {
    const now = await this.ask().catch(() => null);
    return now !== null && now.realm === realm && now.accountId === accountId;
  }

  /** Reads it again, once for concurrent callers. */
  ask(): Promise<Identity> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<Identity> {
    const identity = await this.#cloud.identity(this.#signal);
    const changed = identity.realm !== this.#current?.realm || identity.accountId !== this.#current.accountId;
    this.#current = identity;
    if (changed) this.#onKnown();
    return identity;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#signal.aborted; ) {
      const known = await this.ask().then(
        () => true,
        () => false,
      );
      failures = known ? 0 : Math.min(failures + 1, againAfterFailureMs.length);
      await pause(known ? againMs : (againAfterFailureMs[failures - 1] ?? againMs), this.#signal);
    }
  }
}
