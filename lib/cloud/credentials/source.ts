import type { Secret } from "#lib/secret.ts";

export interface Credentials {
  secretId: string;
  secretKey: Secret;
  /** Session token of temporary credentials. */
  token: Secret | null;
  /** Null for permanent credentials. */
  expiresAt: Date | null;
}

/** Where credentials come from. */
export interface CredentialSource {
  /** Credentials that are valid now. @throws CredentialError */
  get(): Promise<Credentials>;
  /** Reports credentials that the cloud refused: they are not handed out again unless the source has no others. */
  drop(refused: Credentials): void;
}

/** Why there are no credentials, in one line without secrets. */
export class CredentialError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CredentialError";
  }
}

/**
 * Temporary credentials are replaced this long before they expire. The cloud accepts clocks up to five minutes off, so
 * our clock may be that wrong about the expiry.
 */
const earlyMs = 5 * 60_000;
/** Credentials with less than this left are not handed out. */
const leastMs = 60_000;
/** Least time between two early replacements: the one before may have failed. */
const betweenEarlyMs = 5000;

/**
 * Caches what `load` returns until shortly before it expires. A caller that finds credentials near their expiry starts a
 * replacement and uses them meanwhile; one that finds none waits. All callers share one load; a failed load is not
 * cached, so the next caller tries again.
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
    renew().catch(() => {}); // The cached credentials are still valid; a caller that finds them expired gets the error.
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

/** Permanent credentials. */
export function fixedCredentials(credentials: Omit<Credentials, "expiresAt">): CredentialSource {
  return keptCredentials(async () => ({ ...credentials, expiresAt: null }));
}
