import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

/** As `HTTPS:443`; the id where protocol and port aren't known. */
export function listenerText({ listenerId, protocol, port }: StoredRule["listener"]): string {
  return protocol === null || port === null ? listenerId : `${protocol}:${port}`;
}
