import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  deregisterFunctionTargets,
  describeListeners,
  describeLoadBalancers,
  describeTargets,
  describeTaskStatus,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { createListener, createRule, deleteListener, deleteRule } from "#lib/cloud/catalogue/clb/listener-writes.ts";
import {
  createLoadBalancer,
  deleteLoadBalancer,
  describeQuota,
} from "#lib/cloud/catalogue/clb/load-balancer-writes.ts";
import { deregisterTargets, modifyTargetWeight, registerTargets } from "#lib/cloud/catalogue/clb/target-writes.ts";
import { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import { describeRegions } from "#lib/cloud/catalogue/region.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { deleteFunction, deleteTrigger, getFunction, listTriggers } from "#lib/cloud/catalogue/scf-function.ts";
import { assumeRole, assumeRoleWithWebIdentity, getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";

/** Every action that the console calls and the sandbox answers. */
export const catalogue: readonly Action[] = [
  describeLoadBalancers,
  describeListeners,
  describeTargets,
  describeTaskStatus,
  registerFunctionTargets,
  modifyFunctionTargets,
  deregisterFunctionTargets,
  listNamespaces,
  listFunctions,
  listVersionByFunction,
  listAliases,
  describeNetworkAccountType,
  getMonitorData,
  getCallerIdentity,
  assumeRole,
  assumeRoleWithWebIdentity,
];

/** Every action that the sandbox answers: those of the console, and those that only other clients call. */
export const servedActions: readonly Action[] = [
  ...catalogue,
  createLoadBalancer,
  deleteLoadBalancer,
  createListener,
  deleteListener,
  createRule,
  deleteRule,
  registerTargets,
  deregisterTargets,
  modifyTargetWeight,
  describeQuota,
  getFunction,
  listTriggers,
  deleteTrigger,
  deleteFunction,
  describeRegions,
];

/** The action of a service and version by its name; names are written exactly. */
export function findAction(service: string, version: string, name: string): Action | null {
  return actionsByVersion(version).find((action) => action.service === service && action.name === name) ?? null;
}

/** The actions of all services with this version; version and action name together identify the service. */
export function actionsByVersion(version: string): Action[] {
  return servedActions.filter((action) => action.version === version);
}
