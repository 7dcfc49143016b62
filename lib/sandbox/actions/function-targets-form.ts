import type { FunctionTargetsRequest } from "#lib/cloud/catalogue/clb/actions.ts";
import { checkId } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { checkLength, checkRuleName } from "#lib/sandbox/actions/rule-name.ts";
import type { BoundFunction } from "#lib/sandbox/world/types.ts";

const longest = { FunctionNamespace: 60, FunctionName: 60, FunctionQualifier: 64 };

/** The form of a request beyond the catalogue's: what can be told without looking at anything that exists. */
export function checkRequestForm(request: FunctionTargetsRequest): void {
  checkId("LoadBalancerId", request.LoadBalancerId, "lb-");
  checkId("ListenerId", request.ListenerId, "lbl-");
  checkRuleName(request);
  checkLength("FunctionTargets", request.FunctionTargets, Number.POSITIVE_INFINITY);
  request.FunctionTargets.forEach(({ Function: fn }, index) => {
    for (const name of ["FunctionNamespace", "FunctionName", "FunctionQualifier"] as const) {
      checkLength(`FunctionTargets.${index}.Function.${name}`, fn[name], longest[name]);
    }
  });
}

/** As they would be bound now. */
export function requestedFunctions(
  request: FunctionTargetsRequest,
  { now, dialect }: Pick<CallContext, "now" | "dialect">,
): BoundFunction[] {
  return request.FunctionTargets.map(({ Function: fn, Weight }) => ({
    namespace: fn.FunctionNamespace,
    name: fn.FunctionName,
    qualifier: fn.FunctionQualifier,
    qualifierType: fn.FunctionQualifierType ?? (dialect.fillsQualifierType ? typeOf(fn.FunctionQualifier) : null),
    weight: Weight ?? dialect.weight,
    addedAt: now,
    modifiedAt: now,
  }));
}

/** An alias never looks like a version. */
function typeOf(qualifier: string): "VERSION" | "ALIAS" {
  return /^(\$LATEST|\d+)$/.test(qualifier) ? "VERSION" : "ALIAS";
}
