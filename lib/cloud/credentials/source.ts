import type { Secret } from "#lib/secret.ts";

export interface Credentials {
  secretId: string;
  secretKey: Secret;
  /** Of temporary credentials. */
  token: Secret | null;
  /** Null for credentials that are good until someone changes them. */
  expiresAt: Date | null;
}

/** Where credentials come from. */
export interface CredentialSource {
  /** Credentials that are good now. @throws CredentialError */
  get(): Promise<Credentials>;
  /** The cloud has refused these: they are not given again, unless their source has none but them. */
  drop(refused: Credentials): void;
}

/** No credentials, and why, in one line that never holds a secret. */
export class CredentialError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CredentialError";
  }
}

/**
 * Temporary credentials are replaced this long before they expire. The cloud takes calls from clocks up to five minutes
 * off, so within this time ours may be wrong about the expiry, and credentials that another source lent may be gone.
 */
const earlyMs = 5 * 60_000;
/** With less than this left nobody is given them. */
const leastMs = 60_000;
/** After an early replacement has begun, the next one waits this long: the first may have failed. */
const betweenEarlyMs = 5000;

/**
 * Keeps what `load` gives until shortly before it expires. Who finds credentials that are about to expire has them
 * replaced and goes on with them meanwhile; who finds none waits. All wait for one load, and a failed one is forgotten,
 * so that the next caller tries again.
 */
export function keptCredentials(load: () => Promise<Credentials>): CredentialSource {
  let held: Credentials | null = null;
  let loading: Promise<Credentials> | null = null;
  let earlyFrom = 0;

  function renew(): Promise<Credentials> {
    loading ??= load()
      .then((credentials) => {
        held = credentials;
        return credentials;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  }

  function renewEarly(): void {
    if (Date.now() < earlyFrom) return;
    earlyFrom = Date.now() + betweenEarlyMs;
    renew().catch(() => {}); // What is held is still good; whoever finds it expired learns of the failure.
  }

  return {
    async get() {
      const left = held ? msLeft(held) : 0;
      if (!held || left < leastMs) return renew();
      if (left < earlyMs) renewEarly();
      return held;
    },

    drop(refused) {
      if (held === refused) held = null;
    },
  };
}

function msLeft({ expiresAt }: Credentials): number {
  return expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - Date.now();
}

/** Credentials that were given once and for all. */
export function fixedCredentials(credentials: Omit<Credentials, "expiresAt">): CredentialSource {
  return keptCredentials(async () => ({ ...credentials, expiresAt: null }));
}
