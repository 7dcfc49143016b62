import type { z } from "zod";
import {
  createRule as createAction,
  deleteRule as deleteAction,
  type RuleInput,
} from "#lib/cloud/catalogue/clb/listener-writes.ts";
import { begin, refuseBusy } from "#lib/sandbox/actions/begin.ts";
import { checkId, findListener, findLoadBalancer, refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { certificateMembers, certificateOf, hasCertificate, onlyGiven } from "#lib/sandbox/actions/listener-writes.ts";
import { mostRules } from "#lib/sandbox/actions/quota.ts";
import { refuseUnready } from "#lib/sandbox/actions/ready.ts";
import { missingParameter, wrongValue } from "#lib/sandbox/messages.ts";
import { idSource } from "#lib/sandbox/random.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { domainsOf } from "#lib/sandbox/world/region.ts";
import type { Listener, LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

interface Place {
  loadBalancer: LoadBalancer;
  listener: Listener;
}

export function createRule(request: z.output<typeof createAction.request>, context: CallContext) {
  const { loadBalancer, listener } = findPlace(createAction, request, context);
  refuseUnready(createAction, loadBalancer);
  refuseLayer4(listener);
  const named = new Set(listener.rules.flatMap((rule) => domainsOf(rule).map((domain) => nameOf(domain, rule.url))));
  for (const [index, rule] of request.Rules.entries())
    checkRule(`Rules.${index}`, rule, { loadBalancer, listener }, named);
  if (listener.rules.length + request.Rules.length > mostRules) {
    throw new ApiRefusal("LimitExceeded", {
      en: `A listener has at most ${mostRules} forwarding rules.`,
      zh: `每个监听器最多 ${mostRules} 条转发规则。`,
    });
  }
  refuseBusy(createAction, context, loadBalancer);
  const newId = idSource(context.seed);
  const rules = request.Rules.map((rule) => makeRule(rule, newId, context.now));
  begin(createAction, context, [loadBalancer.id], { kind: "add-rules", listenerId: listener.id, rules });
  return { LocationIds: rules.map((rule) => rule.id) };
}

function findPlace(
  action: typeof createAction | typeof deleteAction,
  request: { LoadBalancerId: string; ListenerId: string },
  context: CallContext,
): Place {
  checkId("ListenerId", request.ListenerId, "lbl-");
  const loadBalancer = findLoadBalancer(action, context.region, request.LoadBalancerId);
  return { loadBalancer, listener: findListener(action, loadBalancer, request.ListenerId) };
}

function refuseLayer4({ protocol }: Listener): void {
  if (protocol === "HTTP" || protocol === "HTTPS") return;
  throw new ApiRefusal("InvalidParameterValue", {
    en: "This interface only support HTTP/HTTPS listener.",
    zh: "该接口仅支持 HTTP/HTTPS 监听器。",
  });
}

/** Adds the rule's domains and path to `named`, which finds duplicates within one request. */
function checkRule(parameter: string, rule: RuleInput, { loadBalancer, listener }: Place, named: Set<string>): void {
  const domains = domainsAsked(rule);
  if (domains.length === 0) throw new ApiRefusal("MissingParameter", missingParameter(`${parameter}.Domain`));
  const wrong = (member: string) => new ApiRefusal("InvalidParameterValue", wrongValue(`${parameter}.${member}`));
  if (rule.Domain && rule.Domains) throw wrong("Domains");
  if (rule.SessionExpireTime && rule.SessionExpireTime < 30) throw wrong("SessionExpireTime");
  const quicFits = listener.protocol === "HTTPS" && loadBalancer.ipVersion !== "ipv6";
  if (rule.Quic && !quicFits) throw wrong("Quic");
  if (rule.Http2 && listener.protocol !== "HTTPS") throw wrong("Http2");
  for (const domain of domains) {
    const name = nameOf(domain, rule.Url);
    if (named.has(name)) {
      throw new ApiRefusal("InvalidParameterValue", {
        en: `The forwarding rule ${domain}${rule.Url} exists already.`,
        zh: `转发规则 ${domain}${rule.Url} 已存在。`,
      });
    }
    named.add(name);
  }
  const certified = listener.rules.some((one) => domainsOf(one).some((domain) => domains.includes(domain)));
  if (listener.sni && !certified && !hasCertificate(rule)) {
    throw new ApiRefusal("MissingParameter", missingParameter(`${parameter}.Certificate`));
  }
}

function domainsAsked({ Domain, Domains }: RuleInput): string[] {
  return Domain ? [Domain] : (Domains ?? []);
}

function nameOf(domain: string, url: string): string {
  return `${domain}\n${url}`;
}

function makeRule(input: RuleInput, newId: (prefix: string) => string, createdAt: number): Rule {
  const [domain = "", ...moreDomains] = domainsAsked(input);
  const { HealthCheck, SessionExpireTime, Scheduler, ForwardType, Http2, TrpcCallee, TrpcFunc, CookieName } = input;
  return {
    id: newId("loc-"),
    domain,
    moreDomains,
    url: input.Url,
    createdAt,
    servers: [],
    function: null,
    redirect: null,
    targetType: input.TargetType ?? "NODE",
    quic: input.Quic ?? false,
    defaultServer: input.DefaultServer ?? false,
    extra: onlyGiven({
      HealthCheck,
      SessionExpireTime,
      Scheduler,
      ForwardType,
      Http2,
      TrpcCallee,
      TrpcFunc,
      CookieName,
      ...certificateMembers(input, certificateOf(input, newId)),
    }),
  };
}

type DeleteRequest = z.output<typeof deleteAction.request>;

/** Deletes rules by id, or all of a domain, or one by domain and path. Their bindings are deleted with them. */
export function deleteRule(request: DeleteRequest, context: CallContext) {
  for (const id of request.LocationIds ?? []) checkId("LocationIds", id, "loc-");
  const { loadBalancer, listener } = findPlace(deleteAction, request, context);
  const rules = rulesToDelete(request, listener);
  const newDefaultDomain = newDefault(request, listener, rules);
  refuseBusy(deleteAction, context, loadBalancer);
  const locationIds = rules.map((rule) => rule.id);
  begin(deleteAction, context, [loadBalancer.id], {
    kind: "remove-rules",
    listenerId: listener.id,
    locationIds,
    newDefaultDomain,
  });
  return {};
}

function rulesToDelete({ LocationIds, Domain, Url }: DeleteRequest, listener: Listener): Rule[] {
  const ids = LocationIds ?? [];
  if (ids.length === 0 && !Domain) throw new ApiRefusal("MissingParameter", missingParameter("LocationIds"));
  const found = listener.rules.filter((rule) =>
    ids.length > 0 ? ids.includes(rule.id) : domainsOf(rule).includes(Domain ?? "") && (!Url || rule.url === Url),
  );
  if (found.length >= Math.max(1, new Set(ids).size)) return found;
  throw refusalBy(deleteAction, "InvalidParameter.LocationNotFound", {
    en: "Unable to find eligible forwarding rules.",
    zh: "找不到符合条件的转发规则。",
  });
}

/** A listener with rules has a default domain: deleting it requires NewDefaultServerDomain. */
function newDefault({ NewDefaultServerDomain }: DeleteRequest, listener: Listener, going: Rule[]): string | null {
  const left = listener.rules.filter((rule) => !going.includes(rule));
  const named = NewDefaultServerDomain || null;
  if (named !== null && !left.some((rule) => domainsOf(rule).includes(named))) {
    throw new ApiRefusal("InvalidParameterValue", wrongValue("NewDefaultServerDomain"));
  }
  const leaving = going.find((rule) => rule.defaultServer);
  if (named !== null || !leaving || left.length === 0) return named;
  if (left.some((rule) => domainsOf(rule).includes(leaving.domain))) return leaving.domain;
  throw new ApiRefusal("MissingParameter", missingParameter("NewDefaultServerDomain"));
}
