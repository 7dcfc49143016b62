import type { ChangeRequest } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { changeBetween, sameBinding } from "#lib/binding/change.ts";
import type { Binding, Change, ChangePart, IneligibleReason } from "#lib/binding/types.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";
import type { OwnCode } from "#lib/i18n/error-codes.ts";
import type { ChangeCheck, ChangeSubject, FreshReads } from "#lib/inventory/fresh.ts";
import { withinTime } from "#lib/inventory/within-time.ts";
import type { AccountEngine, AskResult } from "#lib/operations/account-engine.ts";
import { orAborted } from "#lib/or-aborted.ts";

/** Why no operation was stored, or why the cloud refused it at once. */
export type AskRefusal =
  | { kind: "problem"; problem: CloudFailure | OwnCode; part: ChangePart | null; operationId?: string }
  /** The rule has another binding than the one that the change was reviewed from; `holds` is missing where it can't be told. */
  | { kind: "conflict"; holds?: Binding | null }
  /** A rule about what may be bound excludes it. */
  | { kind: "ineligible"; reason: IneligibleReason; part: ChangePart | null };

export type Asked = { kind: "accepted"; operation: Operation } | { kind: "refused"; refusal: AskRefusal };

interface OfBatch {
  batch?: string | null;
}

const longest = {
  /** Limit for the fresh reads. */
  lookMs: 5_000,
  /** Limit for the whole answer; the operation continues by itself. */
  answerMs: 9_000,
};

/** Who asks, and with what. */
export interface Asker {
  actor: string;
  /** Language of the cloud's messages. */
  language: string;
}

export interface AskingParts {
  engine: AccountEngine;
  fresh: FreshReads;
}

/**
 * Asks for a change of any kind: judges it by fresh reads, and stores the operation. What can't be right is refused before
 * anything is stored.
 *
 * @throws CloudError while the cloud can't be read, or not in time; a database error
 */
export async function askForChange(
  { intentId, change: { rule, before, after }, reason, retryOf, undoes, batch = null }: ChangeRequest & OfBatch,
  asker: Asker,
  { engine, fresh }: AskingParts,
  { lookMs, answerMs } = longest,
): Promise<Asked> {
  const begunAt = performance.now();
  // Its kind follows from what it is between, whatever it was sent as.
  const change = changeBetween(rule, before, after);
  if (!change) return refused("Console.NothingToChange", null);

  // A request whose answer got lost: the rule may have by now what it asked for, which would look like somebody else's change.
  const earlier = await engine.askedBefore(intentId);
  if (earlier) return askedOf({ kind: "asked", operation: earlier }, earlier.account);

  const [finding, identity] = await withinTime(lookMs, undefined, (signal) =>
    Promise.all([fresh.check(change, asker.language, 0, signal), orAborted(engine.identity(), signal)]),
  );
  const refusal = refusalOfStart(finding, change);
  if (refusal) return { kind: "refused", refusal };
  if (!finding.subject) throw new Error("a change without a subject was found eligible");

  const input = {
    intentId,
    identity,
    change,
    names: namesOf(finding.subject),
    actor: asker.actor,
    reason: reason || null,
    language: asker.language,
    retryOf,
    undoes,
    batch,
  };
  const result = await engine.ask(input, answerMs - (performance.now() - begunAt));
  return askedOf(result, identity.account);
}

function refusalOfStart(finding: ChangeCheck, change: Change): AskRefusal | null {
  if (finding.missing) {
    const code = missingCode[finding.missing];
    const problem = { kind: "refused", code, message: "", requestId: null } as const;
    return { kind: "problem", problem, part: finding.missing };
  }
  // Checked first: a change by somebody else also explains the other findings.
  if (!sameBinding(finding.holds, change.before)) {
    return { kind: "conflict", holds: finding.holds };
  }
  const { verdict } = finding;
  return verdict.kind === "ineligible" ? verdict : null;
}

/** The codes with which the cloud would answer. */
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

/** An operation of another account of the console can't be opened in this one, so it isn't named. */
function busyWith({ id, account }: Operation, asking: string): AskRefusal {
  const refusal = { kind: "problem", problem: "Console.RuleBusy", part: "rule" } as const;
  return account === asking ? { ...refusal, operationId: id } : refusal;
}

function askedOf(result: AskResult, account: string): Asked {
  if (result.kind === "rule-taken") return { kind: "refused", refusal: busyWith(result.by, account) };
  const { operation } = result;
  if (operation.state !== "rejected") return { kind: "accepted", operation };
  const { cause, cloudSays, observed } = operation;
  if (cause === "changed-since-review") {
    return { kind: "refused", refusal: { kind: "conflict", ...(observed !== undefined && { holds: observed }) } };
  }
  if (cause === "refused" && cloudSays?.code) {
    const { code, message, requestId, action } = cloudSays;
    return refused({ kind: "refused", code, message, requestId, ...(action !== undefined && { action }) }, null);
  }
  // The operation's page shows the rest.
  return { kind: "accepted", operation };
}

function refused(problem: CloudFailure | OwnCode, part: ChangePart | null): Asked {
  return { kind: "refused", refusal: { kind: "problem", problem, part } };
}
