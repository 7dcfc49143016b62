import type { FunctionTargetsRequest } from "#lib/cloud/catalogue/clb/actions.ts";
import { checkId } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { checkLength, checkRuleName } from "#lib/sandbox/actions/rule-name.ts";
import type { BoundFunction } from "#lib/sandbox/world/types.ts";

const longest = { FunctionNamespace: 60, FunctionName: 60, FunctionQualifier: 64 };

/** Checks of the form beyond the catalogue's schema, before any resource is looked up. */
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

/** The functions of the request as they would be bound now. */
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

/** Unambiguous, since an alias can't be a number. */
function typeOf(qualifier: string): "VERSION" | "ALIAS" {
  return /^(\$LATEST|\d+)$/.test(qualifier) ? "VERSION" : "ALIAS";
}
