import type { Attempt, CloudSays, Operation, Transition } from "#lib/api/contract/operation.ts";
import type { Change, RuleRef } from "#lib/binding/types.ts";
import type { Life } from "#lib/operations/lifecycle.ts";
import type { attempts, operations, transitions } from "#lib/operations/schema.ts";

export type OperationRow = typeof operations.$inferSelect;

/** An operation as the other rooms know it. */
export function operationOf(row: OperationRow): Operation {
  return {
    id: String(row.id),
    version: row.version,
    state: row.state,
    cause: row.cause,
    kind: row.kind,
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
    retryOf: row.retryOf === null ? null : String(row.retryOf),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
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

/** A look that comes this late: nobody looked meanwhile, so that looks in a row are counted anew. */
const lateMs = 60_000;

/** Looks in a row, those that were answered and those that failed. `now` is the database's. */
export function looksOf(
  { nextPollAt, looks, lostLooks }: Pick<OperationRow, "nextPollAt" | "looks" | "lostLooks">,
  now: Date,
): Pick<Life, "looks" | "lostLooks"> {
  const isLate = nextPollAt !== null && now.getTime() - nextPollAt.getTime() > lateMs;
  return isLate ? { looks: 0, lostLooks: 0 } : { looks, lostLooks };
}

/** Messages and request ids differ from look to look: the same code of the same call is the same failure. */
export function isSameFailure(one: CloudSays | null, other: CloudSays | null): boolean {
  return one !== null && other !== null && one.code === other.code && one.action === other.action;
}

/**
 * What the lifecycle decides on.
 *
 * @param now the database's
 * @param says what the cloud says with the event: earlier failures count only where they are the same
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

/** An id as links carry it. */
export const idPattern = /^[1-9]\d{0,14}$/;

/** The id's number, or null for what can't be one. */
export function parseId(id: string): number | null {
  return idPattern.test(id) ? Number(id) : null;
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
