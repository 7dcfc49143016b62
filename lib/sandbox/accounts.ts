import type { AccountType } from "#lib/sandbox/world/types.ts";

export interface SandboxAccount {
  /** Uin of the account's owner. */
  uin: string;
  type: AccountType;
}

export const accounts = {
  standard: { uin: "100010020001", type: "STANDARD" },
  classic: { uin: "100010020002", type: "LEGACY" },
} as const satisfies Record<string, SandboxAccount>;

/** A key pair with its identity and what it may do. */
export interface Caller {
  secretId: string;
  secretKey: string;
  /** Token of temporary keys, which are refused without it. */
  token: string | null;
  account: SandboxAccount;
  /** Uin of the owner, sub-user or role; the rate limit counts by it. */
  uin: string;
  identity: { type: "CAMUser" | "CAMRole"; arn: string; userId: string };
  mayWrite: boolean;
}

function user(secretId: string, secretKey: string, account: SandboxAccount, uin: string, mayWrite: boolean): Caller {
  const identity = { type: "CAMUser" as const, arn: `qcs::cam::uin/${account.uin}:uin/${uin}`, userId: uin };
  return { secretId, secretKey, token: null, account, uin, identity, mayWrite };
}

/** The caller of an unsigned call: the one action that accepts those checks only its token. */
export const nobody: Caller = user("", "", accounts.standard, "", false);

/** The sandbox's keys. They are public: they are valid nowhere else. */
export const callers: readonly Caller[] = [
  user("AKIDsandboxstandard", "sandbox-standard-secret", accounts.standard, accounts.standard.uin, true),
  user("AKIDsandboxclassic", "sandbox-classic-secret", accounts.classic, accounts.classic.uin, true),
  user("AKIDsandboxreadonly", "sandbox-readonly-secret", accounts.standard, "100010020011", false),
  {
    secretId: "AKIDsandboxtemporary",
    secretKey: "sandbox-temporary-secret",
    token: "sandbox-token",
    account: accounts.standard,
    uin: "100010020012",
    identity: {
      type: "CAMRole",
      arn: `qcs::sts:${accounts.standard.uin}:assumed-role/4611686018427397919`,
      userId: "4611686018427397919:sandbox",
    },
    mayWrite: true,
  },
];
