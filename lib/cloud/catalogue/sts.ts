import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { text } from "#lib/cloud/catalogue/members.ts";

/** `AccountId` is the owner's uin; `PrincipalId` the uin whose keys these are. */
export const getCallerIdentity = defineAction({
  service: "sts",
  version: "2018-08-13",
  name: "GetCallerIdentity",
  kind: "read",
  perSecond: 20,
  regional: false,
  request: z.strictObject({}),
  response: z.object({ Arn: text, AccountId: z.string(), UserId: text, PrincipalId: text, Type: text }),
  errors: ["AuthFailure.AccessKeyIllegal", "InternalError.GetSeedTokenError", "InvalidParameter.AccessKeyNotSupport"],
});
