"use client";

import type { ReactNode } from "react";
import { type ShownAccount, useShownAccount } from "#components/shell/account.ts";

interface InSandboxProps {
  accounts: readonly ShownAccount[];
  children: ReactNode;
}

/** Shows its children while the account in force is one of the sandbox. */
export function InSandbox({ accounts, children }: InSandboxProps) {
  return useShownAccount(accounts)?.realm === "sandbox" && children;
}
