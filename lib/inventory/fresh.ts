import { bindingFromWire } from "#lib/binding/change.ts";
import type { ChangeVerdict } from "#lib/binding/judge.ts";
import { latestVersion } from "#lib/binding/names.ts";
import type { Binding, Change, QualifierType, RuleRef } from "#lib/binding/types.ts";
import { verdictOfChange } from "#lib/binding/verdicts.ts";
import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { ScfAlias, ScfFunction, ScfVersion } from "#lib/cloud/catalogue/scf.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isNoSuchThing, mayBeNoSuchThing } from "#lib/cloud/errors.ts";
import { CloudError, isCloudError } from "#lib/cloud/failure.ts";
import type { ReadOptions } from "#lib/inventory/cached-read.ts";
import { degraded } from "#lib/inventory/degraded.ts";
import { findIn, type Listed, seek } from "#lib/inventory/listed.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";

/** Result of checking a change against the cloud. */
export interface ChangeCheck {
  /** What of the change does not exist at all. */
  missing: "loadBalancer" | "listener" | "rule" | "function" | null;
  verdict: ChangeVerdict;
  holds: Binding | null;
  subject: ChangeSubject | null;
}

/** Names of the resources of the change. */
export interface ChangeSubject {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: RuleOutput;
}

/** Reads for decisions, in the engine's lane. Each rejects with the signal's reason when it fires first. */
export interface FreshReads {
  /**
   * The verdict on a change from reads not older than `mostMs`; 0 reads from the cloud now. One round trip of six concurrent calls.
   */
  check(change: Change, language: string, mostMs: number, signal: AbortSignal): Promise<ChangeCheck>;
  /**
   * The rule's current binding, or `gone` when two kinds of read say that there is no such rule, and the cloud's clock (null
   * without a Date header).
   *
   * @throws CloudError also if one kind of read lacks the rule and the other has it
   */
  holds(
    rule: RuleRef,
    language: string,
    signal: AbortSignal,
  ): Promise<{ holds: Binding | null | "gone"; date: Date | null }>;
}

export function createFreshReads(client: CloudClient, reads: Reads): FreshReads {
  return {
    async check(change, language, mostMs, signal) {
      const { loadBalancerId, listenerId, locationId, region } = change.rule;
      const { accountId } = await client.identity(signal);
      const scope = { accountId, region, language };
      const first = { lane: "engine", signal } as const;
      const wanted = { ...first, mostMs };
      const [{ type }, balancers, listeners, targets, target] = await Promise.all([
        reads.accountType(scope, first),
        reads.loadBalancer({ ...scope, loadBalancerId }, wanted),
        reads.listeners({ ...scope, loadBalancerId }, wanted),
        reads.targets({ ...scope, loadBalancerId, listenerId }, wanted),
        readTarget(change, (namespace, name) => readFunction(reads, { ...scope, namespace, name }, wanted)),
      ]);
      const loadBalancer = findIn(balancers, (found) => found.LoadBalancerId === loadBalancerId);
      const listener = findIn(listeners, (found) => found.ListenerId === listenerId);
      const rules = { ...listeners, items: listener?.Rules ?? [] };
      const rule = findIn(rules, (found) => found.LocationId === locationId);
      if (!loadBalancer) return missing("loadBalancer");
      if (!listener) return missing("listener");
      const ruleTargets = targets.rules.get(locationId) ?? null;
      // A layer-4 listener has no rules; its ineligibility is a better answer than a missing rule.
      const verdict = verdictOfChange(change, {
        accountType: type,
        loadBalancer,
        listener,
        rule: rule ?? {},
        targets: ruleTargets,
        target: target === "missing" ? null : target,
      });
      const holds = bindingFromWire(ruleTargets?.FunctionTargets);
      if (!rule)
        return verdict.kind === "ineligible" ? { missing: null, verdict, holds, subject: null } : missing("rule");
      if (target === "missing") return missing("function");
      return { missing: null, verdict, holds, subject: { loadBalancer, listener, rule } };
    },

    async holds(rule, language, signal) {
      const { region, loadBalancerId, listenerId, locationId } = rule;
      const { accountId } = await client.identity(signal);
      const scope = { accountId, region, language };
      const now = { mostMs: 0, lane: "engine", signal } as const;
      try {
        const { rules, date } = await reads.targets({ ...scope, loadBalancerId, listenerId }, now);
        const found = rules.get(locationId);
        if (found) return { holds: bindingFromWire(found.FunctionTargets), date };
        if (await hasRule(reads, scope, rule, now)) throw leftOut(locationId);
        return { holds: "gone", date };
      } catch (error) {
        if (!isCloudError(error) || !mayBeNoSuchThing(error.failure)) throw error;
        // For any refusal: a rule is gone only if the lists don't have it.
        if ((await hasLoadBalancer(reads, scope, rule, now)) && (await hasRule(reads, scope, rule, now))) throw error;
        return { holds: "gone", date: null };
      }
    },
  };
}

/** Whether DescribeListeners, another kind of read than DescribeTargets, has the rule. */
async function hasRule(reads: Reads, scope: Scope, rule: RuleRef, wanted: ReadOptions): Promise<boolean> {
  const { loadBalancerId, listenerId, locationId } = rule;
  const listeners = await reads.listeners({ ...scope, loadBalancerId }, wanted);
  const listener = findIn(listeners, (found) => found.ListenerId === listenerId);
  const rules = { ...listeners, items: listener?.Rules ?? [] };
  return findIn(rules, (found) => found.LocationId === locationId) !== null;
}

async function hasLoadBalancer(
  reads: Reads,
  scope: Scope,
  { loadBalancerId }: RuleRef,
  wanted: ReadOptions,
): Promise<boolean> {
  const found = await reads.loadBalancer({ ...scope, loadBalancerId }, wanted).catch(noLoadBalancer);
  return found !== null && findIn(found, ({ LoadBalancerId }) => LoadBalancerId === loadBalancerId) !== null;
}

/** Null for a refusal of an unknown id; some reads return an empty list instead. */
function noLoadBalancer(error: unknown): null {
  if (isCloudError(error) && isNoSuchThing(error.failure)) return null;
  throw error;
}

function leftOut(locationId: string): CloudError {
  const detail = `the list of targets leaves out ${locationId}, which the list of listeners has`;
  const read = { action: policyNameOf(describeTargets) };
  return new CloudError({
    kind: "no-answer",
    reason: "wrong-shape",
    detail,
    httpStatus: null,
    requestId: null,
    ...read,
  });
}

function missing(part: NonNullable<ChangeCheck["missing"]>): ChangeCheck {
  return { missing: part, verdict: { kind: "eligible" }, holds: null, subject: null };
}

interface Target {
  function: ScfFunction;
  qualifiers: { name: string; pointsTo: string | null }[];
  unlisted: QualifierType[];
}

/** Reads the function of a bind or replace, the only changes whose function must exist. */
async function readTarget(
  change: Change,
  read: (namespace: string, name: string) => Promise<Target | "missing">,
): Promise<Target | "missing" | null> {
  if (!change.after || (change.kind !== "bind" && change.kind !== "replace")) return null;
  return read(change.after.function.namespace, change.after.function.name);
}

async function readFunction(
  reads: Reads,
  query: { accountId: string; region: string; language: string; namespace: string; name: string },
  wanted: ReadOptions,
): Promise<Target | "missing"> {
  const [found, versions, aliases] = await Promise.all([
    findFunction(reads, query, wanted),
    degraded("ListVersionByFunction", reads.versions(query, wanted).catch(noFunction<ScfVersion>)),
    degraded("ListAliases", reads.aliases(query, wanted).catch(noFunction<ScfAlias>)),
  ]);
  if (!found) return "missing";
  const qualifiers = [
    ...(versions.value?.items ?? [{ Version: latestVersion }]).map(({ Version: name }) => ({ name, pointsTo: null })),
    ...(aliases.value?.items ?? []).map((alias) => ({ name: alias.Name, pointsTo: alias.FunctionVersion })),
  ];
  const unlisted: QualifierType[] = [];
  if (versions.missing) unlisted.push("VERSION");
  if (aliases.missing) unlisted.push("ALIAS");
  return { function: found, qualifiers, unlisted };
}

/** Finds a function by exact name. The cloud's search is fuzzy, so it may not be on the first page. */
async function findFunction(
  reads: Reads,
  { name, ...query }: Parameters<typeof readFunction>[1],
  wanted: ReadOptions,
): Promise<ScfFunction | null> {
  return seek(
    (offset) => reads.functions({ ...query, search: name, offset }, wanted),
    (candidate) => candidate.FunctionName === name,
  );
}

/** An empty list for a refusal of an unknown function, which `findFunction` reports. */
function noFunction<Item>(error: unknown): Listed<Item> {
  if (isCloudError(error) && error.failure.kind === "refused" && error.failure.code.startsWith("ResourceNotFound")) {
    return { items: [], counted: 0, total: 0, unread: null };
  }
  throw error;
}
