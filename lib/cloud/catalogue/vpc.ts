import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { text } from "#lib/cloud/catalogue/members.ts";

/** `STANDARD`, or `LEGACY` for the classic kind. Not part of the international SDKs: it may be refused as unknown. */
export const describeNetworkAccountType = defineAction({
  service: "vpc",
  version: "2017-03-12",
  name: "DescribeNetworkAccountType",
  kind: "read",
  perSecond: 20,
  regional: true,
  request: z.strictObject({}),
  response: z.object({ NetworkAccountType: text }),
  errors: [
    "InvalidParameter.Coexist",
    "InvalidParameter.FilterInvalidKey",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.NotUtf8EncodingError",
    "InvalidParameterValue.Range",
    "ResourceNotFound",
  ],
});
