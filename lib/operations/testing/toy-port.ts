import { z } from "zod";
import { sameBinding } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";
import { CloudError, type CloudFailure } from "#lib/cloud/failure.ts";
import type { CallContext, CloudPort, Identity, RuleReading, TaskReading } from "#lib/operations/ports.ts";
import type { ToyCall } from "#lib/operations/testing/toy-cloud.ts";

const written = z.object({ loadBalancerId: z.string(), locationId: z.string(), after: z.custom<Binding | null>() });

type ToyContext = Pick<CallContext, "signal"> & Partial<Pick<CallContext, "region">>;

/** Cloud port for a toy cloud, which may run in another process. */
export function toyPort(url: string): CloudPort {
  async function call<Value>(what: ToyCall, { region, signal }: ToyContext): Promise<Value> {
    let text: string;
    try {
      const response = await fetch(url, { method: "POST", body: JSON.stringify({ ...what, region }), signal });
      text = await response.text();
    } catch (error) {
      throw new CloudError(wireFailureOf(error));
    }
    const answer: { value: Value } | { failure: CloudFailure } = JSON.parse(text);
    if ("failure" in answer) throw new CloudError(answer.failure);
    return answer.value;
  }

  return {
    identity: (signal) => call<Identity>({ op: "identity" }, { signal }),
    requestOf: ({ rule, after }) => ({
      action: "ToyWrite",
      body: { loadBalancerId: rule.loadBalancerId, locationId: rule.locationId, after },
    }),
    same,
    admit: async () => {},
    send: (request, timestamp, context) =>
      call<string>({ op: "send", ...written.parse(request.body), timestamp }, context),
    pollTask: (taskId, context) => call<TaskReading>({ op: "poll", taskId }, context),
    async readRule(rule, context) {
      const read = await call<{ holds: RuleReading; at: number }>({ op: "read", locationId: rule.locationId }, context);
      return { holds: read.holds, date: new Date(read.at) };
    },
    async recheck({ rule, before }, context) {
      const { locationId, loadBalancerId } = rule;
      const holds = await call<RuleReading>({ op: "recheck", locationId, loadBalancerId }, context);
      return same(holds, before) ? { finding: "as-reviewed" } : { finding: "changed", holds };
    },
    renewCredentials: async () => {},
  };
}

function same(a: RuleReading, b: RuleReading): boolean {
  return a === "gone" || b === "gone" ? a === b : sameBinding(a, b);
}

function wireFailureOf(error: unknown): CloudFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "ECONNREFUSED") return { kind: "not-sent", reason: "connection-refused", detail: "toy" };
  const reason = error instanceof Error && error.name === "AbortError" ? "aborted" : "connection-lost";
  return { kind: "no-answer", reason, detail: "toy", httpStatus: null, requestId: null };
}
