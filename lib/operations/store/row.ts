import type { Change, RuleRef } from "#lib/binding/types.ts";
import type { attempts, operations, transitions } from "#lib/db/schema.ts";
import type { Life } from "#lib/operations/lifecycle.ts";
import type { Attempt, Operation, Transition } from "#lib/operations/types.ts";

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
    loadBalancer: { id: row.loadBalancerId, name: row.loadBalancerName },
    listener: {
      id: row.listenerId,
      name: row.listenerName,
      protocol: row.listenerProtocol,
      port: row.listenerPort,
    },
    rule: { id: row.ruleId, domain: row.ruleDomain, url: row.ruleUrl },
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
    locationId: row.ruleId,
  };
}

export function changeOf(row: OperationRow): Change {
  return { kind: row.kind, rule: ruleOf(row), before: row.before, after: row.after };
}

/** What the lifecycle decides on. `now` is the database's. */
export function lifeOf(row: OperationRow, now: Date): Life {
  const age = (since: Date | null) => (since === null ? null : now.getTime() - since.getTime());
  return {
    state: row.state,
    inStateMs: age(row.stateSince) ?? 0,
    tries: row.tries,
    tryingMs: age(row.firstTryAt),
    renewed: row.renewed,
    sentAgoMs: age(row.sentAt),
    looks: row.looks,
    lostLooks: row.lostLooks,
    sameFailureLooks: row.lookFailure?.looks ?? 0,
    sameFailureMs: age(row.lookFailure && new Date(row.lookFailure.since)) ?? 0,
    oddReadingMs: age(row.oddReadingSince),
    unknownPolls: row.unknownPolls,
    unknownMs: age(row.unknownSince) ?? 0,
  };
}

/** An id as links carry it, or null for what can't be one. */
export function parseId(id: string): number | null {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
