import { useSearchParams } from "next/navigation";
import { type InAccount, inAccount, settingsAccountId } from "#lib/account.ts";
import { inPlace } from "#lib/paths.ts";

/**
 * The account in force: the one that the page's address names. Every query and path takes it, so that a page is read in the
 * account in which the server rendered it.
 */
export function usePlace(): InAccount {
  return inAccount(useSearchParams().get("account") ?? settingsAccountId);
}

/** For addresses that no link leads to: the function that puts a path into the account in force. */
export function useInPlace(): (path: string) => string {
  const place = usePlace();
  return (path) => inPlace(path, place);
}
