import type { Attempt, CloudSays, Operation, Transition } from "#lib/api/contract/operation.ts";
import { operationIdPattern } from "#lib/api/contract/words.ts";
import type { Change, RuleRef } from "#lib/binding/types.ts";
import type { Life } from "#lib/operations/lifecycle.ts";
import type { attempts, operations, transitions } from "#lib/operations/schema.ts";

export type OperationRow = typeof operations.$inferSelect;

/** The operation of a row, as the other rooms use it. */
export function operationOf(row: OperationRow): Operation {
  return {
    id: String(row.id),
    version: row.version,
    state: row.state,
    cause: row.cause,
    kind: row.kind,
    account: row.account,
    realm: row.realm,
    accountId: row.accountId,
    region: row.region,
    loadBalancer: { loadBalancerId: row.loadBalancerId, name: row.loadBalancerName },
    listener: {
      listenerId: row.listenerId,
      name: row.listenerName,
      protocol: row.listenerProtocol,
      port: row.listenerPort,
    },
    rule: { locationId: row.locationId, domain: row.ruleDomain, url: row.ruleUrl },
    before: row.before,
    after: row.after,
    actor: row.actor,
    reason: row.reason,
    language: row.language,
    retryOf: idOf(row.retryOf),
    undoes: idOf(row.undoes),
    batch: row.batch,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    stateSince: row.stateSince.toISOString(),
    endedAt: iso(row.endedAt),
    notBefore: iso(row.notBefore),
    taskId: row.taskId,
    cloudSays: row.cloudSays,
    ...(row.observedAt === null ? {} : { observed: row.observed }),
    ...(row.lookFailure === null ? {} : { lookFailure: row.lookFailure }),
  };
}

export function attemptOf(row: typeof attempts.$inferSelect): Attempt {
  const { operationId: _, sentAt, answeredAt, ...rest } = row;
  return { ...rest, sentAt: sentAt.toISOString(), answeredAt: iso(answeredAt) };
}

export function transitionOf(row: typeof transitions.$inferSelect): Transition {
  const { operationId: _, at, notBefore, ...rest } = row;
  return { ...rest, at: at.toISOString(), notBefore: iso(notBefore) };
}

export function ruleOf(row: OperationRow): RuleRef {
  return {
    region: row.region,
    loadBalancerId: row.loadBalancerId,
    listenerId: row.listenerId,
    locationId: row.locationId,
  };
}

export function changeOfRow(row: OperationRow): Change {
  return { kind: row.kind, rule: ruleOf(row), before: row.before, after: row.after };
}

/** A look this late after the last one starts a new count of consecutive looks. */
const lateMs = 60_000;

/** Counts of successful and consecutive failed looks. `now` is the database's. */
export function looksOf(
  { nextPollAt, looks, lostLooks }: Pick<OperationRow, "nextPollAt" | "looks" | "lostLooks">,
  now: Date,
): Pick<Life, "looks" | "lostLooks"> {
  const isLate = nextPollAt !== null && now.getTime() - nextPollAt.getTime() > lateMs;
  return isLate ? { looks: 0, lostLooks: 0 } : { looks, lostLooks };
}

/** Whether two failures have the same code and call; their messages and request ids differ every time. */
export function isSameFailure(one: CloudSays | null, other: CloudSays | null): boolean {
  return one !== null && other !== null && one.code === other.code && one.action === other.action;
}

/**
 * The inputs of the lifecycle's decision.
 *
 * @param now the database's
 * @param says the event's failure: only earlier failures of the same kind count
 */
export function lifeOf(row: OperationRow, now: Date, says: CloudSays | null): Life {
  const age = (since: Date | null) => (since === null ? null : now.getTime() - since.getTime());
  const failure = isSameFailure(row.lookFailure, says) ? row.lookFailure : null;
  return {
    state: row.state,
    inStateMs: age(row.stateSince) ?? 0,
    tries: row.tries,
    tryingMs: age(row.firstTryAt),
    renewed: row.renewed,
    sentAgoMs: age(row.sentAt),
    ...looksOf(row, now),
    sameFailureLooks: failure?.looks ?? 0,
    sameFailureMs: age(failure && new Date(failure.since)) ?? 0,
    oddReadingMs: age(row.oddReadingSince),
    unknownPolls: row.unknownPolls,
    unknownMs: age(row.unknownSince) ?? 0,
  };
}

/** The number of an id, or null for a malformed one. */
export function parseId(id: string): number | null {
  return operationIdPattern.test(id) ? Number(id) : null;
}

function idOf(id: number | null): string | null {
  return id === null ? null : String(id);
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
