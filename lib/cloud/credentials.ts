import type { Secret } from "#lib/secret.ts";

export interface Credentials {
  secretId: string;
  secretKey: Secret;
  /** Of temporary credentials. */
  token: Secret | null;
  /** Null for credentials that are good until someone changes them. */
  expiresAt: Date | null;
}

/** Where credentials come from. Both methods throw `CredentialError`. */
export interface CredentialSource {
  /** Credentials that are good now. */
  get(): Promise<Credentials>;
  /** Reads them anew: the cloud has refused those held. */
  renew(): Promise<Credentials>;
}

/** No credentials, and why, in one line that never holds a secret. */
export class CredentialError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CredentialError";
  }
}

/** Temporary credentials are replaced this long before they expire. */
const reserveMs = 60_000;

/**
 * Keeps what `load` gives until shortly before it expires. All who wait share one load; a failed one is forgotten, so
 * that the next caller tries again.
 */
export function keptCredentials(load: () => Promise<Credentials>): CredentialSource {
  let held: Credentials | null = null;
  let loading: Promise<Credentials> | null = null;

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

  function isGood({ expiresAt }: Credentials): boolean {
    return expiresAt === null || expiresAt.getTime() - reserveMs > Date.now();
  }

  return {
    async get() {
      return held && isGood(held) ? held : renew();
    },
    renew,
  };
}

/** Credentials that were given once and for all. */
export function fixedCredentials(credentials: Omit<Credentials, "expiresAt">): CredentialSource {
  return keptCredentials(async () => ({ ...credentials, expiresAt: null }));
}
