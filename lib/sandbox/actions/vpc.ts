import type { CallContext } from "#lib/sandbox/actions/handler.ts";

export function describeNetworkAccountType(_: object, { caller }: CallContext) {
  return { NetworkAccountType: caller.account.type };
}
