import { usePlace } from "#components/data/use-place.ts";
import { settingsAccountId } from "#lib/account.ts";

/** An account as the frame shows it. */
export interface ShownAccount {
  id: string;
  /** The cloud that it belongs to. */
  realm: "sandbox" | "intl" | "cn";
  /** Null until it is known. */
  accountId: string | null;
}

/** The account in force; undefined where the address names none of these. */
export function useShownAccount(accounts: readonly ShownAccount[]): ShownAccount | undefined {
  const { account = settingsAccountId } = usePlace();
  return accounts.find(({ id }) => id === account);
}
