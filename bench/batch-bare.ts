import { setTimeout as pause } from "node:timers/promises";
import { bareClient, bindBare, type Send } from "#bench/bind-bare.ts";
import type { Target } from "#bench/targets.ts";

/** Parallel scripts; more would only wait longer for the rate limit. */
const scripts = 40;
const callsPerSecond = 19;

/** The same binds by a careful script: one at a time per load balancer, within the cloud's rate limit. */
export async function batchBare(sandbox: string, targets: readonly Target[]): Promise<void> {
  const client = bareClient(sandbox);
  const turn = pacer(callsPerSecond);
  const send: Send = async (action, request) => {
    await turn(action);
    return client.request(action, request).catch(async (error: unknown) => {
      if (!isRateLimit(error)) throw error;
      await pause(1000);
      return send(action, request);
    });
  };
  const queues = Object.values(Object.groupBy(targets, ({ lb }) => lb)).values();
  const work = async () => {
    for (const queue of queues) for (const target of queue ?? []) await bindBare(send, target);
  };
  await Promise.all(Array.from({ length: scripts }, work));
}

function isRateLimit(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("RequestLimitExceeded");
}

/** Spaces the calls of each action evenly at the rate limit. */
function pacer(perSecond: number): (action: string) => Promise<void> {
  const lanes = new Map<string, Promise<number>>();
  return async (action) => {
    const before = lanes.get(action) ?? Promise.resolve(Number.NEGATIVE_INFINITY);
    const turn = before.then(async (startedAt) => {
      const wait = startedAt + 1000 / perSecond - performance.now();
      if (wait > 0) await pause(wait);
      return performance.now();
    });
    lanes.set(action, turn);
    await turn;
  };
}
