import type { CallContext } from "#lib/sandbox/actions/handler.ts";

export function getCallerIdentity(_: object, { caller }: CallContext) {
  return {
    Arn: caller.identity.arn,
    AccountId: caller.account.uin,
    UserId: caller.identity.userId,
    PrincipalId: caller.uin,
    Type: caller.identity.type,
  };
}
