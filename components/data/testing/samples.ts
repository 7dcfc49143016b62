import type { Drift } from "#lib/api/contract/drift.ts";
import type {
  Attempt,
  CloudSays,
  InQueue,
  Operation,
  OperationDetail,
  Transition,
} from "#lib/api/contract/operation.ts";
import type { Cause, State } from "#lib/api/contract/words.ts";
import type { Binding } from "#lib/binding/types.ts";

const begin = Date.parse("2026-11-24T08:00:00.000Z");

/** The instant `seconds` after the sample operation was requested. */
export function second(seconds: number): string {
  return new Date(begin + seconds * 1000).toISOString();
}

export function bindingTo(name: string, qualifier = "$LATEST", weight = 10): Binding {
  return { function: { namespace: "default", name, qualifier, qualifierType: "VERSION" }, weight };
}

export const sampleOperation: Operation = {
  id: "41",
  version: 1,
  state: "queued",
  cause: "asked",
  kind: "bind",
  account: "settings",
  realm: "sandbox",
  accountId: "100000000001",
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-7q2m1xkd", name: "shop-gateway" },
  listener: { listenerId: "lbl-5r8nq0ze", name: "web", protocol: "HTTP", port: 80 },
  rule: { locationId: "loc-9d3kfw2a", domain: "api.shop.example", url: "/orders" },
  before: null,
  after: bindingTo("orders-api"),
  actor: "local-operator",
  reason: null,
  language: "en",
  retryOf: null,
  undoes: null,
  batch: null,
  createdAt: second(0),
  updatedAt: second(0),
  stateSince: second(0),
  endedAt: null,
  notBefore: null,
  taskId: null,
  cloudSays: null,
};

export function inQueue(id: string): InQueue {
  const { state, kind, rule } = sampleOperation;
  return { id, state, kind, rule };
}

interface Step {
  to: State;
  cause: Cause;
  seconds: number;
  cloudSays?: CloudSays;
  retryInSeconds?: number;
}

/** An operation's detail after these transitions, the first of which requests it, with attempts as the engine makes them. */
export function detailAfter(steps: readonly Step[], changes: Partial<Operation> = {}): OperationDetail {
  const transitions = steps.map((step, index): Transition => {
    return {
      version: index + 1,
      from: steps[index - 1]?.to ?? null,
      to: step.to,
      cause: step.cause,
      at: second(step.seconds),
      cloudSays: step.cloudSays ?? null,
      notBefore: step.retryInSeconds === undefined ? null : second(step.seconds + step.retryInSeconds),
      by: step.cause === "asked" || step.cause === "cancelled-by-person" ? sampleOperation.actor : null,
      reason: null,
    };
  });
  const last = transitions.at(-1);
  if (!last) throw new Error("an operation has a first transition");
  const ended = ["succeeded", "failed", "rejected", "cancelled"].includes(last.to);
  const attempts = attemptsOf(transitions);
  return {
    operation: {
      ...sampleOperation,
      version: last.version,
      state: last.to,
      cause: last.cause,
      updatedAt: last.at,
      stateSince: last.at,
      endedAt: ended ? last.at : null,
      notBefore: last.notBefore,
      taskId: attempts.find(({ outcome }) => outcome === "accepted")?.requestId ?? null,
      cloudSays: last.cloudSays,
      ...changes,
    },
    transitions,
    attempts,
    queue: null,
    undos: [],
    usualMs: null,
    paused: false,
  };
}

function attemptsOf(transitions: readonly Transition[]): Attempt[] {
  return transitions
    .filter(({ to }) => to === "submitting")
    .map((sent, index): Attempt => {
      const answer = transitions.find(({ version }) => version === sent.version + 1);
      const outcome = outcomeOf(answer);
      return {
        step: 1,
        number: index + 1,
        action: "RegisterFunctionTargets",
        body: {
          LoadBalancerId: sampleOperation.loadBalancer.loadBalancerId,
          ListenerId: sampleOperation.listener.listenerId,
          LocationId: sampleOperation.rule.locationId,
          FunctionTargets: [
            {
              Function: { FunctionNamespace: "default", FunctionName: "orders-api", FunctionQualifier: "$LATEST" },
              Weight: 10,
            },
          ],
        },
        sentAt: sent.at,
        answeredAt: outcome === "pending" || outcome === "no-answer" ? null : (answer?.at ?? null),
        requestId:
          outcome === "accepted" ? "6a8e1f9c-3b7d-4c21-9e0f-5d2b8a4c7e13" : (answer?.cloudSays?.requestId ?? null),
        outcome,
        cloudSays: outcome === "accepted" ? null : (answer?.cloudSays ?? null),
      };
    });
}

function outcomeOf(answer: Transition | undefined): Attempt["outcome"] {
  if (!answer) return "pending";
  if (answer.to === "running") return "accepted";
  if (answer.to === "unconfirmed") return "no-answer";
  return answer.cause === "not-connected" ? "not-sent" : "refused";
}

export const asked: Step = { to: "queued", cause: "asked", seconds: 0 };
export const itsTurn: Step = { to: "submitting", cause: "its-turn", seconds: 2 };
export const accepted: Step = { to: "running", cause: "accepted", seconds: 3 };
export const taskDone: Step = { to: "verifying", cause: "task-succeeded", seconds: 8 };
export const taskFailed: Step = {
  to: "failed",
  cause: "task-failed",
  seconds: 8,
  cloudSays: {
    code: null,
    message: "The function is being updated. Try again later.",
    requestId: "6a8e1f9c-3b7d-4c21-9e0f-5d2b8a4c7e13",
  },
};
export const noAnswer: Step = { to: "unconfirmed", cause: "no-answer", seconds: 12 };

const payBefore = { function: { namespace: "default", name: "pay", qualifier: "3" }, weight: 10 };

/** A weight that somebody changed without the console. */
export const sampleDrift: Drift = {
  id: "7",
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-11111111", name: "shop" },
  listenerId: "lbl-11111111",
  rule: { locationId: "loc-11111111", domain: "shop.example.com", url: "/pay" },
  before: payBefore,
  after: { ...payBefore, weight: 90 },
  ruleGone: false,
  seenBefore: "2026-11-30T10:00:00.000Z",
  seenAfter: "2026-11-30T10:15:00.000Z",
  state: "open",
  stateSince: "2026-11-30T10:15:00.000Z",
  by: null,
  operationId: null,
};
