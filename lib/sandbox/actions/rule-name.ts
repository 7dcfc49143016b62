import type { Action } from "#lib/cloud/catalogue/action.ts";
import { checkId, refusalBy } from "#lib/sandbox/actions/find.ts";
import { missingParameter, wrongLength } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { domainsOf } from "#lib/sandbox/world/region.ts";
import type { Listener, Rule } from "#lib/sandbox/world/types.ts";

/** How a request names a rule. With LocationId, Domain and Url are ignored. */
interface RuleName {
  LocationId?: string | undefined;
  Domain?: string | undefined;
  Url?: string | undefined;
}

const longest = { Domain: 80, Url: 200 };

/** Checks the form of the name, before any resource is looked up. */
export function checkRuleName(request: RuleName): void {
  if (request.LocationId) {
    checkId("LocationId", request.LocationId, "loc-");
    return;
  }
  if (!request.Domain && !request.Url) throw new ApiRefusal("MissingParameter", missingParameter("LocationId"));
  if (!request.Domain) throw new ApiRefusal("MissingParameter", missingParameter("Domain"));
  if (!request.Url) throw new ApiRefusal("MissingParameter", missingParameter("Url"));
  checkLength("Domain", request.Domain, longest.Domain);
  checkLength("Url", request.Url, longest.Url);
}

export function checkLength(parameter: string, value: string | unknown[], most: number): void {
  if (value.length > 0 && value.length <= most) return;
  throw new ApiRefusal("InvalidParameterValue.Length", wrongLength(parameter));
}

export function findRequestedRule(action: Action, listener: Listener, { LocationId, Domain, Url }: RuleName): Rule {
  const rule = listener.rules.find((candidate) =>
    LocationId ? candidate.id === LocationId : domainsOf(candidate).includes(Domain ?? "") && candidate.url === Url,
  );
  if (rule) return rule;
  throw refusalBy(action, "InvalidParameter.LocationNotFound", {
    en: "Unable to find eligible forwarding rules.",
    zh: "找不到符合条件的转发规则。",
  });
}
