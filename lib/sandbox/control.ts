import { z } from "zod";
import { parseJson } from "#lib/sandbox/parameters.ts";
import { mediaType, type WireRequest } from "#lib/sandbox/request.ts";
import type { Sandbox } from "#lib/sandbox/sandbox.ts";
import { scenarioNames } from "#lib/sandbox/world/scenarios.ts";

export const controlPrefix = "/_sandbox/";

export interface ControlReply {
  status: number;
  body: unknown;
}

const done = { status: "ok" };
const calls = {
  action: z.string().min(1).default("*"),
  /** Null for calls of every region, and those without one. */
  region: z.string().min(1).nullable().default(null),
  times: z.int().min(1).max(100_000).default(1),
};

const faultOrder = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum([
      "drop-before",
      "drop-after",
      "http-500",
      "hang",
      "trickle",
      "garbage",
      "truncate",
      "wrong-type",
      "rate-limit",
      "busy",
      "task-fail",
      "task-stall",
      "task-forget",
      "lie",
    ]),
    ...calls,
  }),
  z.strictObject({ kind: z.literal("delay"), ms: z.int().min(0).max(600_000).default(3000), ...calls }),
  z.strictObject({ kind: z.literal("task-slow"), ms: z.int().min(0).max(3_600_000).optional(), ...calls }),
  z.strictObject({ kind: z.literal("error"), code: z.string().min(1), ...calls }),
]);

/** Defaults to the current scenario. */
const resetOrder = z.strictObject({ scenario: z.enum(scenarioNames).optional() });
/** Takes the id that the order was answered with; withdrawing a used-up order does nothing. */
const withdrawOrder = z.strictObject({ id: z.int() });
const clockOrder = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(366 * 24 * 3600 * 1000),
});
const callsQuery = z.object({
  action: z.string().optional(),
  limit: z.coerce.number().int().min(0).max(5000).default(1000),
});

/**
 * The paths under `/_sandbox/`, for tests and for people who want to see failures. They answer only requests that a web
 * page of another origin can't make: a loopback Host, `application/json` and the header `X-Sandbox-Control: 1`.
 */
export function control(sandbox: Sandbox, request: WireRequest): ControlReply {
  if (!isLoopback(request.headers.host ?? "")) return refused(403, "The Host must be 127.0.0.1, localhost or [::1].");
  if (request.headers["x-sandbox-control"] !== "1") return refused(403, "The header X-Sandbox-Control: 1 is missing.");
  if (mediaType(request) !== "application/json") return refused(415, "The Content-Type must be application/json.");
  const order = `${request.method} ${request.path.slice(controlPrefix.length)}`;
  switch (order) {
    case "GET health":
      return { status: 200, body: done };
    case "GET state":
      return { status: 200, body: { ...sandbox.standing(), scenarios: scenarioNames } };
    case "GET calls":
      return parsed(callsQuery, Object.fromEntries(new URLSearchParams(request.query)), (query) => ({
        counts: sandbox.calls.counts(),
        calls: sandbox.calls.last(query.limit, query.action),
      }));
    case "POST reset":
      return parsed(resetOrder, bodyOf(request), ({ scenario }) => {
        sandbox.reset(scenario);
        return done;
      });
    case "POST clock":
      return parsed(clockOrder, bodyOf(request), ({ advanceMs }) => {
        sandbox.advanceClock(advanceMs);
        return done;
      });
    case "POST faults":
      return parsed(faultOrder, bodyOf(request), ({ action, region, times, ...fault }) => {
        return { ...done, id: sandbox.faults.add({ action, region, fault, left: times }) };
      });
    case "POST withdraw":
      return parsed(withdrawOrder, bodyOf(request), ({ id }) => {
        sandbox.faults.withdraw(id);
        return done;
      });
    default:
      return refused(404, `There is no ${order}.`);
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  act: (value: z.output<Schema>) => object,
): ControlReply {
  const result = schema.safeParse(value);
  if (!result.success) return refused(400, z.prettifyError(result.error));
  return { status: 200, body: act(result.data) };
}

function bodyOf(request: WireRequest): unknown {
  const text = request.body.toString("utf8");
  return text.trim() === "" ? {} : parseJson(text);
}

function refused(status: number, message: string): ControlReply {
  return { status, body: { error: message } };
}

function isLoopback(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}
