import { z } from "zod";
import { type BindRequest, longestReason } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { changeBetween, sameBinding } from "#lib/binding/change.ts";
import { bindFieldOf } from "#lib/binding/fields.ts";
import {
  functionNamePattern,
  listenerIdPattern,
  loadBalancerIdPattern,
  locationIdPattern,
} from "#lib/binding/names.ts";
import type { BindField, Binding, Change, IneligibleReason } from "#lib/binding/types.ts";
import { maxWeight, minWeight } from "#lib/binding/weight.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import type { OwnCode } from "#lib/i18n/error-codes.ts";
import type { ChangeCheck, ChangeSubject, FreshReads } from "#lib/inventory/fresh.ts";
import { withinTime } from "#lib/inventory/within-time.ts";
import type { AskResult, Engine } from "#lib/operations/engine.ts";
import { orAborted } from "#lib/or-aborted.ts";
import { isStorable } from "#lib/storable.ts";

/** Why nothing was asked of the cloud, or why the cloud refused it at once. */
export type AskRefusal =
  | { kind: "problem"; problem: CloudFailure | OwnCode; field: BindField | null }
  /** A rule about what may be bound is against it. */
  | { kind: "ineligible"; reason: IneligibleReason; field: BindField | null };

export type Asked = { kind: "accepted"; operation: Operation } | { kind: "refused"; refusal: AskRefusal };

const binding: z.ZodType<Binding> = z.object({
  function: z.object({
    namespace: z.string(),
    name: z.string(),
    qualifier: z.string(),
    qualifierType: z.enum(["VERSION", "ALIAS"]).optional(),
  }),
  weight: z.number(),
});

const bindRequest: z.ZodType<BindRequest> = z.object({
  intentId: z.uuid(),
  region: z.string().refine(isKnownRegion),
  loadBalancer: z.string().regex(loadBalancerIdPattern),
  listener: z.string().regex(listenerIdPattern),
  rule: z.string().regex(locationIdPattern),
  namespace: z.string().min(1).max(100),
  function: z.string().regex(functionNamePattern),
  qualifier: z.string().min(1).max(100),
  qualifierType: z.enum(["VERSION", "ALIAS"]),
  weight: z.int().min(minWeight).max(maxWeight),
  reason: z.string().max(longestReason).refine(isStorable),
  before: binding.nullable(),
  retryOf: z.string().max(20).nullable(),
});

const longest = {
  /** Until the cloud has been read. */
  lookMs: 5_000,
  /** Until the asker is answered; the operation goes on by itself. */
  answerMs: 9_000,
};

/**
 * Asks for a bind, replace or reweigh as the form sent it: parses it, judges it by fresh reads, and stores the operation.
 * What can't be right is refused before anything is stored.
 *
 * @throws CloudError while the cloud can't be read, or not in time; a database error
 */
export async function askForBind(
  request: unknown,
  asker: { actor: string; language: string },
  { engine, fresh }: { engine: Engine; fresh: FreshReads },
  { lookMs, answerMs } = longest,
): Promise<Asked> {
  const begunAt = performance.now();
  const parsed = bindRequest.safeParse(request);
  if (!parsed.success) {
    return refused("Console.BadInput", bindFieldOf(parsed.error.issues[0]?.path[0]));
  }
  const wanted = parsed.data;
  const change = changeWanted(wanted);
  if (!change) return refused("Console.NothingToChange", null);

  const [finding, identity] = await withinTime(lookMs, undefined, (signal) =>
    Promise.all([fresh.check(change, asker.language, 0, signal), orAborted(engine.identity(), signal)]),
  );
  const refusal = refusalOf(finding, change);
  if (refusal) return { kind: "refused", refusal };
  if (!finding.subject) throw new Error("a change without a subject was found eligible");

  const input = {
    intentId: wanted.intentId,
    identity,
    change,
    names: namesOf(finding.subject),
    actor: asker.actor,
    reason: wanted.reason.trim() || null,
    language: asker.language,
    retryOf: wanted.retryOf,
  };
  const result = await engine.ask(input, answerMs - (performance.now() - begunAt));
  return askedOf(result);
}

function changeWanted(wanted: BindRequest): Change | null {
  const rule = {
    region: wanted.region,
    loadBalancerId: wanted.loadBalancer,
    listenerId: wanted.listener,
    locationId: wanted.rule,
  };
  const { namespace, function: name, qualifier, qualifierType, weight } = wanted;
  return changeBetween(rule, wanted.before, { function: { namespace, name, qualifier, qualifierType }, weight });
}

function refusalOf(finding: ChangeCheck, change: Change): AskRefusal | null {
  if (finding.missing) {
    const code = missingCode[finding.missing];
    const problem = { kind: "refused", code, message: "", requestId: null } as const;
    return { kind: "problem", problem, field: finding.missing };
  }
  // That somebody else was quicker explains why the rule is not what the review showed, so it comes first.
  if (!sameBinding(finding.holds, change.before)) {
    return { kind: "problem", problem: "Console.ChangedSinceReview", field: "rule" };
  }
  const { verdict } = finding;
  return verdict.kind === "ineligible" ? verdict : null;
}

/** The codes that the cloud itself would answer with. */
const missingCode = {
  loadBalancer: "InvalidParameter.LBIdNotFound",
  listener: "InvalidParameter.ListenerIdNotFound",
  rule: "InvalidParameter.LocationNotFound",
  function: "ResourceNotFound.Function",
} as const;

function namesOf({ loadBalancer, listener, rule }: ChangeSubject) {
  return {
    loadBalancer: loadBalancer.LoadBalancerName ?? "",
    listener: { name: listener.ListenerName ?? "", protocol: listener.Protocol, port: listener.Port },
    rule: { domain: rule.Domain ?? "", url: rule.Url ?? "/" },
  };
}

function askedOf(result: AskResult): Asked {
  if (result.kind === "rule-taken") return refused("Console.RuleBusy", "rule");
  const { operation } = result;
  if (operation.state !== "rejected") return { kind: "accepted", operation };
  const { cause, cloudSays } = operation;
  if (cause === "changed-since-review") return refused("Console.ChangedSinceReview", "rule");
  if (cause === "refused" && cloudSays?.code) {
    const { code, message, requestId, action } = cloudSays;
    return refused({ kind: "refused", code, message, requestId, ...(action !== undefined && { action }) }, null);
  }
  // Its page tells the rest better than a line in a form could.
  return { kind: "accepted", operation };
}

function refused(problem: CloudFailure | OwnCode, field: BindField | null): Asked {
  return { kind: "refused", refusal: { kind: "problem", problem, field } };
}
