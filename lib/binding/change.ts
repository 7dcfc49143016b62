import type { Binding, Change, ChangeKind, FunctionRef, QualifierType, RuleRef } from "#lib/binding/types.ts";
import { defaultWeight } from "#lib/binding/weight.ts";
import type { BoundFunctionFacts } from "#lib/binding/wire.ts";

/** Whether two references name the same version or alias; the qualifier's type is not compared. */
export function sameFunction(a: FunctionRef, b: FunctionRef): boolean {
  return a.namespace === b.namespace && a.name === b.name && a.qualifier === b.qualifier;
}

export function sameBinding(a: Binding | null, b: Binding | null): boolean {
  if (!a || !b) return a === b;
  return sameFunction(a.function, b.function) && a.weight === b.weight;
}

/** The change that takes a rule from one binding to another, or null when they are equal. */
export function changeBetween(rule: RuleRef, before: Binding | null, after: Binding | null): Change | null {
  if (sameBinding(before, after)) return null;
  return { kind: kindOf(before, after), rule, before, after };
}

function kindOf(before: Binding | null, after: Binding | null): ChangeKind {
  if (!before) return "bind";
  if (!after) return "unbind";
  return sameFunction(before.function, after.function) ? "reweigh" : "replace";
}

/** Reads `FunctionTargets` of DescribeTargets: `null` and `[]` are no binding, an omitted weight is the default. */
export function bindingFromWire(targets: readonly BoundFunctionFacts[] | null | undefined): Binding | null {
  const target = targets?.find((candidate) => candidate.Function);
  if (!target?.Function) return null;
  const { FunctionNamespace, FunctionName, FunctionQualifier, FunctionQualifierType } = target.Function;
  const qualifierType = qualifierTypeFromWire(FunctionQualifierType);
  return {
    function: {
      namespace: FunctionNamespace,
      name: FunctionName,
      qualifier: FunctionQualifier,
      ...(qualifierType && { qualifierType }),
    },
    weight: target.Weight ?? defaultWeight,
  };
}

function qualifierTypeFromWire(value: string | null | undefined): QualifierType | null {
  const type = value?.toUpperCase();
  return type === "VERSION" || type === "ALIAS" ? type : null;
}

export interface FunctionTargetBody {
  Function: {
    FunctionNamespace: string;
    FunctionName: string;
    FunctionQualifier: string;
    FunctionQualifierType?: QualifierType;
  };
  Weight?: number;
}

export interface FunctionTargetsBody {
  LoadBalancerId: string;
  ListenerId: string;
  LocationId: string;
  FunctionTargets: FunctionTargetBody[];
}

export interface ChangeRequest {
  action: "RegisterFunctionTargets" | "ModifyFunctionTargets" | "DeregisterFunctionTargets";
  body: FunctionTargetsBody;
}

/** The call that makes a change. Members are copied one by one, so that nothing else gets into a request. */
export function requestOf(change: Change): ChangeRequest {
  const { kind, rule, before, after } = change;
  if (kind === "unbind" && before) {
    return { action: "DeregisterFunctionTargets", body: bodyOf(rule, { Function: functionOf(before.function) }) };
  }
  if (!after) throw new Error(`A change of kind ${kind} names no function`);
  return {
    action: kind === "bind" ? "RegisterFunctionTargets" : "ModifyFunctionTargets",
    body: bodyOf(rule, { Function: functionOf(after.function), Weight: after.weight }),
  };
}

function bodyOf(rule: RuleRef, target: FunctionTargetBody): FunctionTargetsBody {
  return {
    LoadBalancerId: rule.loadBalancerId,
    ListenerId: rule.listenerId,
    LocationId: rule.locationId,
    FunctionTargets: [target],
  };
}

function functionOf(fn: FunctionRef): FunctionTargetBody["Function"] {
  return {
    FunctionNamespace: fn.namespace,
    FunctionName: fn.name,
    FunctionQualifier: fn.qualifier,
    ...(fn.qualifierType && { FunctionQualifierType: fn.qualifierType }),
  };
}
