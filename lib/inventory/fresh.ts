import { bindingFromWire } from "#lib/binding/change.ts";
import { latestVersion } from "#lib/binding/names.ts";
import type { Binding, Change, QualifierType, RuleRef } from "#lib/binding/types.ts";
import { type ChangeVerdict, verdictOfChange } from "#lib/binding/verdicts.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb-listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb-load-balancer.ts";
import type { ScfFunction } from "#lib/cloud/catalogue/scf.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { degraded } from "#lib/inventory/degraded.ts";
import type { Reads } from "#lib/inventory/reads.ts";

/** What a change would meet in the cloud right now. */
export interface Finding {
  /** What of the change does not exist at all, with the form's field. */
  missing: "loadBalancer" | "listener" | "rule" | "function" | null;
  verdict: ChangeVerdict;
  holds: Binding | null;
  subject: Subject | null;
}

/** What the change is about, by its names. */
export interface Subject {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: RuleOutput;
}

export interface FreshReads {
  /**
   * The verdict on a change from reads not older than `mostMs`; 0 asks the cloud now. One round trip, six calls at once.
   */
  check(change: Change, language: string, mostMs: number): Promise<Finding>;
  /** The rule's binding now, or `gone` when there is no such rule, and what the cloud's clock showed (null if it did not tell). */
  holds(rule: RuleRef, language: string): Promise<{ holds: Binding | null | "gone"; date: Date | null }>;
}

export function createFreshReads(client: CloudClient, reads: Reads): FreshReads {
  return {
    async check(change, language, mostMs) {
      const { loadBalancerId, listenerId, locationId, region } = change.rule;
      const { accountId } = await client.identity();
      const scope = { accountId, region, language };
      const [{ type }, balancers, listeners, targets, target] = await Promise.all([
        reads.accountType(scope),
        reads.loadBalancers({ ...scope, search: loadBalancerId, offset: 0 }, mostMs),
        reads.listeners({ ...scope, loadBalancerId }, mostMs),
        reads.targets({ ...scope, loadBalancerId, listenerId }, mostMs),
        readTarget(change, (namespace, name) => readFunction(reads, { ...scope, namespace, name }, mostMs)),
      ]);
      const loadBalancer = balancers.LoadBalancerSet?.find((found) => found.LoadBalancerId === loadBalancerId);
      const listener = listeners.find((found) => found.ListenerId === listenerId);
      const rule = listener?.Rules?.find((found) => found.LocationId === locationId);
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

    async holds({ region, loadBalancerId, listenerId, locationId }, language) {
      const { accountId } = await client.identity();
      const { rules, date } = await reads.targets({ accountId, region, language, loadBalancerId, listenerId }, 0);
      const rule = rules.get(locationId);
      return { holds: rule ? bindingFromWire(rule.FunctionTargets) : "gone", date };
    },
  };
}

function missing(field: NonNullable<Finding["missing"]>): Finding {
  return { missing: field, verdict: { kind: "eligible" }, holds: null, subject: null };
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
  mostMs: number,
): Promise<Target | "missing"> {
  const [found, versions, aliases] = await Promise.all([
    findFunction(reads, query, mostMs),
    degraded("ListVersionByFunction", reads.versions(query, mostMs).catch(noFunction)),
    degraded("ListAliases", reads.aliases(query, mostMs).catch(noFunction)),
  ]);
  if (!found) return "missing";
  const qualifiers = [
    ...(versions.value ?? [{ Version: latestVersion }]).map(({ Version: name }) => ({ name, pointsTo: null })),
    ...(aliases.value ?? []).map((alias) => ({ name: alias.Name, pointsTo: alias.FunctionVersion })),
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
  mostMs: number,
): Promise<ScfFunction | null> {
  for (let offset = 0; ; ) {
    const { Functions, TotalCount } = await reads.functions({ ...query, search: name, offset }, mostMs);
    const found = Functions?.find((candidate) => candidate.FunctionName === name);
    if (found) return found;
    offset += Functions?.length ?? 0;
    if (!Functions?.length || offset >= TotalCount) return null;
  }
}

/** That there is no such function is `findFunction`'s to say. */
function noFunction(error: unknown): never[] {
  if (isCloudError(error) && error.failure.kind === "refused" && error.failure.code.startsWith("ResourceNotFound")) {
    return [];
  }
  throw error;
}
