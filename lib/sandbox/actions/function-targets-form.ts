import type { FunctionTargetsRequest } from "#lib/cloud/catalogue/clb.ts";
import { checkId } from "#lib/sandbox/actions/find.ts";
import { checkLength, checkRuleName } from "#lib/sandbox/actions/rule-name.ts";
import type { BoundFunction } from "#lib/sandbox/world/types.ts";

/** Weight of a function when none is given: documented for servers, and what the cloud's tools send for functions. */
const defaultWeight = 10;

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

/** As they would be bound now (unix seconds). */
export function requestedFunctions(request: FunctionTargetsRequest, now: number): BoundFunction[] {
  return request.FunctionTargets.map(({ Function: fn, Weight }) => ({
    namespace: fn.FunctionNamespace,
    name: fn.FunctionName,
    qualifier: fn.FunctionQualifier,
    qualifierType: fn.FunctionQualifierType ?? null,
    weight: Weight ?? defaultWeight,
    addedAt: now,
    modifiedAt: now,
  }));
}
