import type { z } from "zod";
import { servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import type { describeRegions as describeRegionsAction } from "#lib/cloud/catalogue/region.ts";
import { regions } from "#lib/cloud/regions.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";

/** Every product of the sandbox is offered in every region that it knows. */
export function describeRegions(
  { Product }: z.output<typeof describeRegionsAction.request>,
  { language }: CallContext,
) {
  if (!servedActions.some((action) => action.service === Product)) {
    throw new ApiRefusal("InvalidParameter.ParameterError", {
      en: `The product \`${Product}\` does not exist.`,
      zh: `产品 \`${Product}\` 不存在。`,
    });
  }
  return {
    TotalCount: regions.length,
    RegionSet: regions.map((region) => ({
      Region: region.id,
      RegionName: region[language],
      RegionState: "AVAILABLE",
    })),
  };
}
