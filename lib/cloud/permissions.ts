import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { catalogue } from "#lib/cloud/catalogue/catalogue.ts";

/** The permissions that the console's keys need. `sts:AssumeRole` is not among them: the keys below the role need it. */
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
  "GetMonitorData",
  "GetCallerIdentity",
] as const;

export type PermissionName = (typeof names)[number];

export interface Permission {
  name: PermissionName;
  /** As access policies name it: `clb:DescribeTargets`. */
  action: string;
  kind: "read" | "write";
}

/** The one table of permissions: the README's list, the page `/keys` and the policies derive from it. */
export const permissions: readonly Permission[] = names.map((name) => {
  const action = catalogue.find((candidate) => candidate.name === name);
  if (!action) throw new Error(`the catalogue has no action ${name}`);
  return { name, action: policyNameOf(action), kind: action.kind };
});
