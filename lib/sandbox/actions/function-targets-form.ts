import type { Action } from "#lib/cloud/catalogue/action.ts";
import type { FunctionTargetsRequest } from "#lib/cloud/catalogue/clb.ts";
import { checkId, refusalBy } from "#lib/sandbox/actions/find.ts";
import { missingParameter, wrongLength } from "#lib/sandbox/messages.ts";
import { Refusal } from "#lib/sandbox/refusal.ts";
import type { BoundFunction, Listener, Rule } from "#lib/sandbox/world/types.ts";

/** Weight of a function when none is given: documented for servers, and what the cloud's tools send for functions. */
const defaultWeight = 10;

const longest = { Domain: 80, Url: 200, FunctionNamespace: 60, FunctionName: 60, FunctionQualifier: 64 };

/** The form of a request beyond the catalogue's: what can be told without looking at anything that exists. */
export function checkRequestForm(request: FunctionTargetsRequest): void {
  checkId("LoadBalancerId", request.LoadBalancerId, "lb-");
  checkId("ListenerId", request.ListenerId, "lbl-");
  if (request.LocationId) {
    checkId("LocationId", request.LocationId, "loc-");
  } else {
    if (!request.Domain && !request.Url) throw new Refusal("MissingParameter", missingParameter("LocationId"));
    if (!request.Domain) throw new Refusal("MissingParameter", missingParameter("Domain"));
    if (!request.Url) throw new Refusal("MissingParameter", missingParameter("Url"));
    checkLength("Domain", request.Domain, longest.Domain);
    checkLength("Url", request.Url, longest.Url);
  }
  checkLength("FunctionTargets", request.FunctionTargets, Number.POSITIVE_INFINITY);
  request.FunctionTargets.forEach(({ Function: fn }, index) => {
    for (const name of ["FunctionNamespace", "FunctionName", "FunctionQualifier"] as const) {
      checkLength(`FunctionTargets.${index}.Function.${name}`, fn[name], longest[name]);
    }
  });
}

function checkLength(parameter: string, value: string | unknown[], most: number): void {
  if (value.length > 0 && value.length <= most) return;
  throw new Refusal("InvalidParameterValue.Length", wrongLength(parameter));
}

/** With LocationId, Domain and Url are ignored. */
export function findRequestedRule(action: Action, listener: Listener, request: FunctionTargetsRequest): Rule {
  const { LocationId, Domain, Url } = request;
  const rule = listener.rules.find((candidate) =>
    LocationId ? candidate.id === LocationId : candidate.domain === Domain && candidate.url === Url,
  );
  if (rule) return rule;
  throw refusalBy(action, "InvalidParameter.LocationNotFound", {
    en: "Unable to find eligible forwarding rules.",
    zh: "找不到符合条件的转发规则。",
  });
}

export function requestedFunctions(request: FunctionTargetsRequest): BoundFunction[] {
  return request.FunctionTargets.map(({ Function: fn, Weight }) => ({
    namespace: fn.FunctionNamespace,
    name: fn.FunctionName,
    qualifier: fn.FunctionQualifier,
    qualifierType: fn.FunctionQualifierType ?? null,
    weight: Weight ?? defaultWeight,
  }));
}
