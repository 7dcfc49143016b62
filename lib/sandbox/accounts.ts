import type { AccountType } from "#lib/sandbox/world/types.ts";

export interface Account {
  /** The owner's number. */
  uin: string;
  type: AccountType;
}

export const accounts = {
  standard: { uin: "100010020001", type: "STANDARD" },
  classic: { uin: "100010020002", type: "LEGACY" },
} as const satisfies Record<string, Account>;

/** Whose keys a caller holds, and what they may do. */
export interface Caller {
  secretId: string;
  secretKey: string;
  /** Set for temporary keys, which are refused without it. */
  token: string | null;
  account: Account;
  /** The owner, a sub-user or a role; calls are counted for it. */
  uin: string;
  identity: { type: "CAMUser" | "CAMRole"; arn: string; userId: string };
  mayWrite: boolean;
}

function user(secretId: string, secretKey: string, account: Account, uin: string, mayWrite: boolean): Caller {
  const identity = { type: "CAMUser" as const, arn: `qcs::cam::uin/${account.uin}:uin/${uin}`, userId: uin };
  return { secretId, secretKey, token: null, account, uin, identity, mayWrite };
}

/** Who calls without a signature: the one action that takes such calls looks at its token alone. */
export const nobody: Caller = user("", "", accounts.standard, "", false);

/** The sandbox's keys. They are public: they open nothing else. */
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
