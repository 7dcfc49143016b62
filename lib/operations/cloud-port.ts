import type { Account } from "#lib/account.ts";
import { requestOf, sameBinding } from "#lib/binding/change.ts";
import type { Change } from "#lib/binding/types.ts";
import {
  deregisterFunctionTargets,
  describeTaskStatus,
  type FunctionTargetsRequest,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb/actions.ts";
import type { CallOptions, CloudClient } from "#lib/cloud/client.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { realmOf } from "#lib/env-cloud.ts";
import type { ChangeCheck, FreshReads } from "#lib/inventory/fresh.ts";
import type { CallContext, CloudPort, Recheck, TaskReading } from "#lib/operations/ports.ts";

const writes = new Map(
  [registerFunctionTargets, modifyFunctionTargets, deregisterFunctionTargets].map((action) => [action.name, action]),
);

function writeAction(name: string) {
  const action = writes.get(name);
  if (!action) throw new Error(`not a write: ${name}`);
  return action;
}

/** The engine's port to the cloud of one account, through that account's client. */
export function createCloudPort(client: CloudClient, fresh: FreshReads, account: Account): CloudPort {
  return {
    async identity(signal) {
      const { accountId } = await client.identity(signal);
      return { account: account.id, realm: realmOf(account), accountId };
    },

    requestOf(change) {
      const { action, body } = requestOf(change);
      // Parsed here, so that the attempt records exactly what will be sent.
      return { action, body: { ...writeAction(action).request.parse(body) } };
    },

    same: sameBinding,

    admit: (action, call) => client.takeTurn(writeAction(action), optionsOf(call)),

    async send({ action, body }, timestamp, call) {
      const entry = writeAction(action);
      const request: FunctionTargetsRequest = entry.request.parse(body);
      const { requestId } = await client.call(entry, request, { ...optionsOf(call), timestamp, hasTurn: true });
      return requestId;
    },

    async pollTask(taskId, call) {
      try {
        const { response } = await client.call(describeTaskStatus, { TaskId: taskId }, optionsOf(call));
        return readingOf(response.Status, response.Message);
      } catch (error) {
        if (isCloudError(error) && error.failure.kind === "refused" && isUnknownTask(error.failure.code)) {
          const { code, message, requestId } = error.failure;
          return { status: "unknown", says: { code, message, requestId } };
        }
        throw error;
      }
    },

    readRule: (rule, { language, signal }) => fresh.holds(rule, language, signal),

    async recheck(change, { language, signal }, mostMs) {
      const read = (youngerThanMs: number) => fresh.check(change, language, youngerThanMs, signal);
      const recheck = recheckOf(await read(mostMs), change);
      // Only a reading made now may reject a change.
      return recheck.finding === "as-reviewed" || mostMs === 0 ? recheck : recheckOf(await read(0), change);
    },

    renewCredentials: () => client.renewCredentials(),
  };
}

function recheckOf({ missing, verdict, holds }: ChangeCheck, change: Change): Recheck {
  if (missing === "function") return { finding: "ineligible" };
  if (missing) return { finding: "changed", holds: "gone" };
  if (!sameBinding(holds, change.before)) return { finding: "changed", holds };
  return { finding: verdict.kind === "ineligible" ? "ineligible" : "as-reviewed" };
}

function optionsOf({ region, language, signal }: CallContext): CallOptions {
  return { region, language: language === "zh-CN" ? "zh-CN" : "en-US", lane: "engine", signal };
}

function readingOf(status: number, message: string | null): TaskReading {
  if (status === 0) return { status: "done" };
  if (status !== 1) return { status: "working" };
  return { status: "failed", says: message ? { code: null, message, requestId: null } : null };
}

/** DescribeTaskStatus has no specific code for an unknown task; these are the codes its page lists. */
function isUnknownTask(code: string): boolean {
  return code === "InvalidParameter" || code === "FailedOperation";
}
