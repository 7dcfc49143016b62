import type { Action } from "#lib/cloud/catalogue/action.ts";
import * as clb from "#lib/cloud/catalogue/clb/actions.ts";
import * as listeners from "#lib/cloud/catalogue/clb/listener-writes.ts";
import * as loadBalancers from "#lib/cloud/catalogue/clb/load-balancer-writes.ts";
import * as targets from "#lib/cloud/catalogue/clb/target-writes.ts";
import * as monitor from "#lib/cloud/catalogue/monitor.ts";
import * as region from "#lib/cloud/catalogue/region.ts";
import * as scf from "#lib/cloud/catalogue/scf.ts";
import * as functions from "#lib/cloud/catalogue/scf-function.ts";
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
import { createListener, deleteListener } from "#lib/sandbox/actions/listener-writes.ts";
import { createLoadBalancer, deleteLoadBalancer } from "#lib/sandbox/actions/load-balancer-writes.ts";
import { getMonitorData } from "#lib/sandbox/actions/monitor.ts";
import { describeQuota } from "#lib/sandbox/actions/quota.ts";
import { describeRegions } from "#lib/sandbox/actions/region.ts";
import { createRule, deleteRule } from "#lib/sandbox/actions/rule-writes.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/sandbox/actions/scf.ts";
import { deleteFunction, getFunction } from "#lib/sandbox/actions/scf-function.ts";
import { assumeRole, assumeRoleWithWebIdentity, getCallerIdentity } from "#lib/sandbox/actions/sts.ts";
import { deregisterTargets, modifyTargetWeight, registerTargets } from "#lib/sandbox/actions/target-writes.ts";
import { deleteTrigger, listTriggers } from "#lib/sandbox/actions/triggers.ts";
import { describeNetworkAccountType } from "#lib/sandbox/actions/vpc.ts";

/** Every action that the sandbox answers, with its handler. */
export const endpoints: readonly Endpoint[] = [
  endpoint(clb.describeLoadBalancers, describeLoadBalancers),
  endpoint(clb.describeListeners, describeListeners),
  endpoint(clb.describeTargets, describeTargets),
  endpoint(clb.describeTaskStatus, describeTaskStatus),
  endpoint(clb.registerFunctionTargets, register, namedFault),
  endpoint(clb.modifyFunctionTargets, modify, namedFault),
  endpoint(clb.deregisterFunctionTargets, deregister, namedFault),
  endpoint(loadBalancers.createLoadBalancer, createLoadBalancer),
  endpoint(loadBalancers.deleteLoadBalancer, deleteLoadBalancer),
  endpoint(loadBalancers.describeQuota, describeQuota),
  endpoint(listeners.createListener, createListener),
  endpoint(listeners.deleteListener, deleteListener),
  endpoint(listeners.createRule, createRule),
  endpoint(listeners.deleteRule, deleteRule),
  endpoint(targets.registerTargets, registerTargets),
  endpoint(targets.deregisterTargets, deregisterTargets),
  endpoint(targets.modifyTargetWeight, modifyTargetWeight),
  endpoint(scf.listNamespaces, listNamespaces),
  endpoint(scf.listFunctions, listFunctions),
  endpoint(scf.listVersionByFunction, listVersionByFunction),
  endpoint(scf.listAliases, listAliases),
  endpoint(functions.getFunction, getFunction),
  endpoint(functions.listTriggers, listTriggers),
  endpoint(functions.deleteTrigger, deleteTrigger),
  endpoint(functions.deleteFunction, deleteFunction),
  endpoint(region.describeRegions, describeRegions),
  endpoint(monitor.getMonitorData, getMonitorData),
  endpoint(vpc.describeNetworkAccountType, describeNetworkAccountType),
  endpoint(sts.getCallerIdentity, getCallerIdentity),
  endpoint(sts.assumeRole, assumeRole),
  endpoint(sts.assumeRoleWithWebIdentity, assumeRoleWithWebIdentity),
];

export function endpointOf(action: Action): Endpoint | undefined {
  return endpoints.find((candidate) => candidate.action === action);
}
