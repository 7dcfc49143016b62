import { bindingFromWire } from "#lib/binding/change.ts";
import { latestVersion } from "#lib/binding/names.ts";
import type { Binding, Change, QualifierType, RuleRef } from "#lib/binding/types.ts";
import { type ChangeVerdict, verdictOfChange } from "#lib/binding/verdicts.ts";
import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { ScfAlias, ScfFunction, ScfVersion } from "#lib/cloud/catalogue/scf.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isNoSuchThing, mayBeNoSuchThing } from "#lib/cloud/errors.ts";
import { CloudError, isCloudError } from "#lib/cloud/failure.ts";
import type { Wanted } from "#lib/inventory/cached-read.ts";
import { degraded } from "#lib/inventory/degraded.ts";
import { findIn, type Listed, seek } from "#lib/inventory/listed.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";

/** What a change would meet in the cloud right now. */
export interface ChangeCheck {
  /** What of the change does not exist at all. */
  missing: "loadBalancer" | "listener" | "rule" | "function" | null;
  verdict: ChangeVerdict;
  holds: Binding | null;
  subject: ChangeSubject | null;
}

/** What the change is about, by its names. */
export interface ChangeSubject {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: RuleOutput;
}

/** Reads for decisions: their calls go before those of lists. Each ends with the signal's reason when that fires first. */
export interface FreshReads {
  /**
   * The verdict on a change from reads not older than `mostMs`; 0 asks the cloud now. One round trip, six calls at once.
   */
  check(change: Change, language: string, mostMs: number, signal: AbortSignal): Promise<ChangeCheck>;
  /**
   * The rule's binding now, or `gone` when two kinds of read say that there is no such rule, and what the cloud's clock
   * showed (null if it did not tell).
   *
   * @throws CloudError also where one kind of read misses the rule and the other has it
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
      // A listener of layer 4 has no rules; that it can't be bound is the better answer than that the rule is missing.
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
        // Whatever was refused: only what the lists don't have is gone.
        if ((await hasLoadBalancer(reads, scope, rule, now)) && (await hasRule(reads, scope, rule, now))) throw error;
        return { holds: "gone", date: null };
      }
    },
  };
}

/** By the list of listeners, which is another kind of read than that of what rules send to. */
async function hasRule(reads: Reads, scope: Scope, rule: RuleRef, wanted: Wanted): Promise<boolean> {
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
  wanted: Wanted,
): Promise<boolean> {
  const found = await reads.loadBalancer({ ...scope, loadBalancerId }, wanted).catch(noLoadBalancer);
  return found !== null && findIn(found, ({ LoadBalancerId }) => LoadBalancerId === loadBalancerId) !== null;
}

/** Some reads answer to an unknown id with an empty list, others with a refusal. */
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

/** Only a bind and a replace name a function that has to exist. */
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
  wanted: Wanted,
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

/** The cloud's search is fuzzy, so the page that holds the exact name may not be the first. */
async function findFunction(
  reads: Reads,
  { name, ...query }: Parameters<typeof readFunction>[1],
  wanted: Wanted,
): Promise<ScfFunction | null> {
  return seek(
    (offset) => reads.functions({ ...query, search: name, offset }, wanted),
    (candidate) => candidate.FunctionName === name,
  );
}

/** That there is no such function is `findFunction`'s to say. */
function noFunction<Item>(error: unknown): Listed<Item> {
  if (isCloudError(error) && error.failure.kind === "refused" && error.failure.code.startsWith("ResourceNotFound")) {
    return { items: [], counted: 0, total: 0, unread: null };
  }
  throw error;
}
