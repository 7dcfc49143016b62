import type { Action } from "#lib/cloud/catalogue/action.ts";
import * as clb from "#lib/cloud/catalogue/clb.ts";
import * as scf from "#lib/cloud/catalogue/scf.ts";
import * as sts from "#lib/cloud/catalogue/sts.ts";
import * as vpc from "#lib/cloud/catalogue/vpc.ts";
import {
  describeListeners,
  describeLoadBalancers,
  describeTargets,
  describeTaskStatus,
} from "#lib/sandbox/actions/clb-reads.ts";
import { deregister, modify, namedFault, register } from "#lib/sandbox/actions/function-targets.ts";
import { type Endpoint, endpoint } from "#lib/sandbox/actions/handler.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/sandbox/actions/scf.ts";
import { assumeRole, assumeRoleWithWebIdentity, getCallerIdentity } from "#lib/sandbox/actions/sts.ts";
import { describeNetworkAccountType } from "#lib/sandbox/actions/vpc.ts";

/** Everything that the sandbox answers. */
export const endpoints: readonly Endpoint[] = [
  endpoint(clb.describeLoadBalancers, describeLoadBalancers),
  endpoint(clb.describeListeners, describeListeners),
  endpoint(clb.describeTargets, describeTargets),
  endpoint(clb.describeTaskStatus, describeTaskStatus),
  endpoint(clb.registerFunctionTargets, register, namedFault),
  endpoint(clb.modifyFunctionTargets, modify, namedFault),
  endpoint(clb.deregisterFunctionTargets, deregister, namedFault),
  endpoint(scf.listNamespaces, listNamespaces),
  endpoint(scf.listFunctions, listFunctions),
  endpoint(scf.listVersionByFunction, listVersionByFunction),
  endpoint(scf.listAliases, listAliases),
  endpoint(vpc.describeNetworkAccountType, describeNetworkAccountType),
  endpoint(sts.getCallerIdentity, getCallerIdentity),
  endpoint(sts.assumeRole, assumeRole),
  endpoint(sts.assumeRoleWithWebIdentity, assumeRoleWithWebIdentity),
];

export function endpointOf(action: Action): Endpoint | undefined {
  return endpoints.find((candidate) => candidate.action === action);
}
