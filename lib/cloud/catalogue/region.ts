import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { list, text, whole } from "#lib/cloud/catalogue/members.ts";

/** Where a product is offered; whether functions can be bound there is not part of it. */
export const describeRegions = defineAction({
  service: "region",
  version: "2022-06-27",
  name: "DescribeRegions",
  kind: "read",
  perSecond: 50,
  regional: false,
  request: z.strictObject({ Product: z.string(), Scene: z.int().min(0).max(1).optional() }),
  response: z.object({
    TotalCount: z.int(),
    RegionSet: list(
      z.object({
        Region: z.string(),
        RegionName: text,
        RegionState: text,
        RegionTypeMC: whole,
        LocationMC: text,
        RegionNameMC: text,
        RegionIdMC: text,
      }),
    ),
  }),
  errors: ["InvalidParameter", "InvalidParameter.ParameterError", "RequestLimitExceeded"],
});
