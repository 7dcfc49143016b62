import { sameFunction } from "#lib/binding/change.ts";
import {
  verdictOfAccount,
  verdictOfFunction,
  verdictOfListener,
  verdictOfLoadBalancer,
  verdictOfQualifier,
  verdictOfRule,
} from "#lib/binding/verdicts.ts";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  deregisterFunctionTargets,
  type FunctionTargetsRequest,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { begin, refuseBusy } from "#lib/sandbox/actions/begin.ts";
import { findListener, findLoadBalancer, refusalBy } from "#lib/sandbox/actions/find.ts";
import { checkRequestForm, requestedFunctions } from "#lib/sandbox/actions/function-targets-form.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { listenerDocument, ruleDocument } from "#lib/sandbox/actions/listener-document.ts";
import { loadBalancerDocument } from "#lib/sandbox/actions/load-balancer-document.ts";
import { refusalOf, refuseIneligible, textOf } from "#lib/sandbox/actions/restrictions.ts";
import { findRequestedRule } from "#lib/sandbox/actions/rule-name.ts";
import { type Fault, sentinelFault } from "#lib/sandbox/faults.ts";
import type { Text } from "#lib/sandbox/refusal.ts";
import type { BoundFunction, Listener, LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

/** Binds a function to a rule that has none. */
export function register(request: FunctionTargetsRequest, context: CallContext) {
  const action = registerFunctionTargets;
  const place = findEligiblePlace(action, request, context);
  const functions = requestedFunctions(request, context);
  refuseRepeated(action, functions);
  const present = place.rule.function;
  for (const asked of functions) {
    if (present && sameKey(present, asked)) throw duplicate(action, asked);
  }
  const [wanted] = functions;
  if (present || functions.length > 1 || !wanted) throw refusalOf(action, "rule-has-function");
  return bind(action, context, place, wanted, checkFunction(action, wanted, context));
}

/** For the bound function changes the weight; another function replaces it. Neither is documented. */
export function modify(request: FunctionTargetsRequest, context: CallContext) {
  const action = modifyFunctionTargets;
  const place = findEligiblePlace(action, request, context);
  const functions = requestedFunctions(request, context);
  const present = place.rule.function;
  const [wanted] = functions;
  if (!present || !wanted) throw notBound(action);
  refuseRepeated(action, functions);
  if (functions.length > 1) throw refusalOf(action, "rule-has-function");
  if (sameKey(present, wanted)) return bind(action, context, place, { ...wanted, addedAt: present.addedAt }, null);
  if (!context.dialect.modifyReplaces) throw notBound(action);
  return bind(action, context, place, wanted, checkFunction(action, wanted, context));
}

/** Unbinds the named functions. No restriction is checked: an ineligible binding can still be removed. */
export function deregister(request: FunctionTargetsRequest, context: CallContext) {
  const action = deregisterFunctionTargets;
  const place = findPlace(action, request, context);
  refuseBusy(action, context, place.loadBalancer);
  const functions = requestedFunctions(request, context);
  refuseRepeated(action, functions);
  const present = place.rule.function;
  if (!present || functions.some((asked) => !sameKey(present, asked))) throw notBound(action);
  return bind(action, context, place, null, null);
}

/** The fault that a function of the sentinel namespace stands for. */
export function namedFault(request: FunctionTargetsRequest): Fault | null {
  for (const { Function: fn } of request.FunctionTargets) {
    const fault = sentinelFault(fn.FunctionNamespace, fn.FunctionName);
    if (fault) return fault;
  }
  return null;
}

interface Place {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: Rule;
}

function findPlace(action: Action, request: FunctionTargetsRequest, { region }: CallContext): Place {
  checkRequestForm(request);
  const loadBalancer = findLoadBalancer(action, region, request.LoadBalancerId);
  const listener = findListener(action, loadBalancer, request.ListenerId);
  return { loadBalancer, listener, rule: findRequestedRule(action, listener, request) };
}

/** Checks in this order: form, account, load balancer and its kind, listener and its protocol, rule, lock. */
function findEligiblePlace(action: Action, request: FunctionTargetsRequest, context: CallContext): Place {
  checkRequestForm(request);
  if (context.dialect.functionFirst) {
    for (const asked of requestedFunctions(request, context)) checkFunction(action, asked, context);
  }
  refuseIneligible(action, verdictOfAccount(context.caller.account.type));
  const loadBalancer = findLoadBalancer(action, context.region, request.LoadBalancerId);
  refuseIneligible(action, verdictOfLoadBalancer(loadBalancerDocument(loadBalancer, context.regionId)));
  const listener = findListener(action, loadBalancer, request.ListenerId);
  refuseIneligible(action, verdictOfListener(listenerDocument(listener)));
  const rule = findRequestedRule(action, listener, request);
  refuseIneligible(action, verdictOfRule(ruleDocument(rule, listener), null, { allowReplace: true }));
  refuseBusy(action, context, loadBalancer);
  return { loadBalancer, listener, rule };
}

function sameKey(a: BoundFunction, b: BoundFunction): boolean {
  return sameFunction(
    { namespace: a.namespace, name: a.name, qualifier: a.qualifier },
    { namespace: b.namespace, name: b.name, qualifier: b.qualifier },
  );
}

function refuseRepeated(action: Action, functions: BoundFunction[]): void {
  functions.forEach((asked, index) => {
    if (functions.findIndex((other) => sameKey(other, asked)) < index) throw duplicate(action, asked);
  });
}

function duplicate(action: Action, { namespace, name, qualifier }: BoundFunction): Error {
  return refusalBy(action, "InvalidParameterValue.Duplicate", {
    en: `The function ${namespace}/${name}/${qualifier} is given or bound already.`,
    zh: `函数 ${namespace}/${name}/${qualifier} 重复或已绑定。`,
  });
}

function notBound(action: Action): Error {
  return refusalBy(action, "ResourceNotFound", {
    en: "The function is not bound to the forwarding rule.",
    zh: "该转发规则未绑定此函数。",
  });
}

/** Refuses an unknown or ineligible function; for one that isn't active, returns why its task will fail. */
function checkFunction(action: Action, wanted: BoundFunction, { region }: CallContext): Text | null {
  const found = region.function(wanted.namespace, wanted.name);
  if (!found) {
    throw refusalBy(action, "ResourceNotFound", {
      en: `The function ${wanted.namespace}/${wanted.name} does not exist in this region.`,
      zh: `当前地域下不存在函数 ${wanted.namespace}/${wanted.name}。`,
    });
  }
  const verdict = verdictOfFunction({ Type: found.type, Status: found.status });
  const inactive = verdict.kind === "ineligible" && verdict.reason === "function-not-active";
  if (!inactive) refuseIneligible(action, verdict);
  const versions = found.versions.map(({ version }) => ({ name: version, pointsTo: null }));
  const aliases = found.aliases.map(({ name, version }) => ({ name, pointsTo: version }));
  const existing = { VERSION: versions, ALIAS: aliases, any: [...versions, ...aliases] };
  refuseIneligible(action, verdictOfQualifier(wanted.qualifier, existing[wanted.qualifierType ?? "any"]));
  return inactive ? textOf("function-not-active") : null;
}

function bind(action: Action, context: CallContext, place: Place, wanted: BoundFunction | null, failure: Text | null) {
  const { loadBalancer, listener, rule } = place;
  const change = { kind: "set-function", listenerId: listener.id, locationId: rule.id, function: wanted } as const;
  begin(action, context, [loadBalancer.id], change, { failure });
  return {};
}
