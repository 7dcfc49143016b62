import { randomBytes } from "node:crypto";
import { z } from "zod";
import { accounts, type Caller } from "#lib/sandbox/accounts.ts";
import type { Clock } from "#lib/sandbox/clock.ts";

export const issuedKeySchema = z.object({
  /** RequestId of the call that issued it. */
  issuedBy: z.string(),
  secretId: z.string(),
  secretKey: z.string(),
  token: z.string(),
  /** The role's owner. */
  account: z.string(),
  /** Uin of the caller that requested it, by which its calls are counted. */
  uin: z.string(),
  roleId: z.string(),
  sessionName: z.string(),
  mayWrite: z.boolean(),
  /** Unix milliseconds of the sandbox's clock. */
  expiresAt: z.number(),
});

/** Temporary keys of a role. */
export type IssuedKey = z.output<typeof issuedKeySchema>;

/** Beyond this number the oldest keys are deleted, expired or not. */
const keptKeys = 1000;

/** The temporary keys issued by STS, including expired ones, whose refusal is about the token. */
export class KeyRing {
  readonly #keys = new Map<string, IssuedKey>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Issues keys that expire after so many seconds of the sandbox's clock. */
  issue(of: Omit<IssuedKey, "secretId" | "secretKey" | "token" | "expiresAt">, seconds: number): IssuedKey {
    const key = {
      ...of,
      secretId: `AKID${randomBytes(24).toString("hex")}`,
      secretKey: randomBytes(32).toString("base64"),
      token: randomBytes(192).toString("base64url"),
      expiresAt: this.#clock.now() + seconds * 1000,
    };
    this.add(key);
    return key;
  }

  /** Adds keys issued by an earlier run. */
  add(key: IssuedKey): void {
    this.#keys.set(key.secretId, key);
    for (const secretId of this.#keys.keys()) {
      if (this.#keys.size <= keptKeys) return;
      this.#keys.delete(secretId);
    }
  }

  find(secretId: string): Caller | undefined {
    const key = this.#keys.get(secretId);
    return key && callerOf(key);
  }

  isExpired(secretId: string): boolean {
    const key = this.#keys.get(secretId);
    return key !== undefined && key.expiresAt <= this.#clock.now();
  }

  /** Expiry on the real clock, which clients compare with, in Unix seconds. */
  expiryOf(key: IssuedKey): number {
    return Math.floor((key.expiresAt - this.#clock.offset()) / 1000);
  }

  issuedBy(requestId: string): IssuedKey | undefined {
    return this.#keys.values().find((key) => key.issuedBy === requestId);
  }

  all(): IssuedKey[] {
    return [...this.#keys.values()];
  }
}

function callerOf({ secretId, secretKey, token, account, uin, roleId, sessionName, mayWrite }: IssuedKey): Caller {
  const owner = Object.values(accounts).find((candidate) => candidate.uin === account) ?? accounts.standard;
  const arn = `qcs::sts:${owner.uin}:assumed-role/${roleId}`;
  return {
    secretId,
    secretKey,
    token,
    account: owner,
    uin,
    identity: { type: "CAMRole", arn, userId: `${roleId}:${sessionName}` },
    mayWrite,
  };
}
