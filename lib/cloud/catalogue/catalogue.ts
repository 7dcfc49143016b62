import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  deregisterFunctionTargets,
  describeListeners,
  describeLoadBalancers,
  describeTargets,
  describeTaskStatus,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
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
  getCallerIdentity,
  assumeRole,
  assumeRoleWithWebIdentity,
];

/** The action of a service and version by its name; names are written exactly. */
export function findAction(service: string, version: string, name: string): Action | null {
  return actionsByVersion(version).find((action) => action.service === service && action.name === name) ?? null;
}

/** The actions of all services that have this version: with a name, enough to tell the service. */
export function actionsByVersion(version: string): Action[] {
  return catalogue.filter((action) => action.version === version);
}
