import { requestOf, sameBinding } from "#lib/binding/change.ts";
import {
  deregisterFunctionTargets,
  describeTaskStatus,
  type FunctionTargetsRequest,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb.ts";
import type { CallOptions, CloudClient } from "#lib/cloud/client.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import type { CloudSettings } from "#lib/env.ts";
import type { FreshReads } from "#lib/inventory/fresh.ts";
import type { CallContext, CloudPort, TaskReading } from "#lib/operations/ports.ts";

/** A reading this young, made when the change was asked for, saves the second look before sending it. */
const recheckWithinMs = 1_000;

const writes = new Map(
  [registerFunctionTargets, modifyFunctionTargets, deregisterFunctionTargets].map((action) => [action.name, action]),
);

function writeAction(name: string) {
  const action = writes.get(name);
  if (!action) throw new Error(`not a write: ${name}`);
  return action;
}

/** The engine's cloud, by the console's one client. */
export function createCloudPort(client: CloudClient, fresh: FreshReads, settings: CloudSettings): CloudPort {
  return {
    async identity() {
      const { accountId } = await client.identity();
      return { realm: realmOf(settings), accountId };
    },

    requestOf(change) {
      const { action, body } = requestOf(change);
      return { action, body: { ...body } };
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
          return { status: "unknown", says: error.failure };
        }
        throw error;
      }
    },

    readRule: (rule, call) => fresh.holds(rule, call.language),

    async recheck(change, call) {
      const young = await fresh.check(change, call.language, recheckWithinMs);
      const asReviewed =
        !young.missing && young.verdict.kind !== "ineligible" && sameBinding(young.holds, change.before);
      // Only what was read just now may speak against a change.
      const { missing, verdict, holds } = asReviewed ? young : await fresh.check(change, call.language, 0);
      return { verdict, holds: missing ? "gone" : holds };
    },

    renewCredentials: () => client.renewCredentials(),
  };
}

function realmOf({ realm, endpoint }: CloudSettings): string {
  return realm === "sandbox" || endpoint === null ? realm : endpoint;
}

function optionsOf({ region, language, signal }: CallContext): CallOptions {
  return { region, language: language === "zh-CN" ? "zh-CN" : "en-US", signal };
}

function readingOf(status: number, message: string | null): TaskReading {
  if (status === 0) return { status: "done" };
  if (status !== 1) return { status: "working" };
  return { status: "failed", says: message ? { code: null, message, requestId: null } : null };
}

/** DescribeTaskStatus has no code of its own for a task that it does not know; these are the ones its page lists. */
function isUnknownTask(code: string): boolean {
  return code === "InvalidParameter" || code === "FailedOperation";
}
