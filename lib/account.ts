import type { CloudSettings } from "#lib/env-cloud.ts";

/** A cloud account that the console acts for: its site or endpoint, and where its credentials come from. */
export interface Account extends CloudSettings {
  /** In links, rows and keys; never changes. */
  id: string;
  /** As people call it. */
  name: string;
}

/** The account that the settings name. There is always one, and nobody edits it in the interface. */
export const settingsAccountId = "settings";

export function settingsAccount(cloud: CloudSettings): Account {
  return { ...cloud, id: settingsAccountId, name: settingsAccountId };
}

/** The account in force, as addresses and query keys carry it: left out for the account of the settings. */
export interface InAccount {
  account?: string;
}

export function inAccount(id: string): InAccount {
  return id === settingsAccountId ? {} : { account: id };
}
