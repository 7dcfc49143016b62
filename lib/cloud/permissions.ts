import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { catalogue } from "#lib/cloud/catalogue/catalogue.ts";

/** Everything that the console's keys must be allowed to do, but for taking on a role: that is asked of the keys before. */
const names = [
  "DescribeLoadBalancers",
  "DescribeListeners",
  "DescribeTargets",
  "DescribeTaskStatus",
  "RegisterFunctionTargets",
  "ModifyFunctionTargets",
  "DeregisterFunctionTargets",
  "ListNamespaces",
  "ListFunctions",
  "ListVersionByFunction",
  "ListAliases",
  "DescribeNetworkAccountType",
  "GetCallerIdentity",
] as const;

export type PermissionName = (typeof names)[number];

export interface Permission {
  name: PermissionName;
  /** As access policies name it: `clb:DescribeTargets`. */
  action: string;
  kind: "read" | "write";
}

/** The one table of permissions: README, the page of the keys and the policies come from it. */
export const permissions: readonly Permission[] = names.map((name) => {
  const action = catalogue.find((candidate) => candidate.name === name);
  if (!action) throw new Error(`the catalogue has no action ${name}`);
  return { name, action: policyNameOf(action), kind: action.kind };
});
