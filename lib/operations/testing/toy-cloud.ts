import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Binding } from "#lib/binding/types.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";

/**
 * A minimal cloud for tests of the engine: an HTTP server with rules, one task per load balancer, and a script for the next
 * writes. It counts the calls.
 */
export interface ToyCloud {
  url: string;
  /** Bindings by rule id; a missing rule is deleted. */
  rules: Map<string, Binding | null>;
  sends: ToySend[];
  /** Number of polls by task. */
  polls: Map<string, number>;
  /** Number of readings by rule, before sending and back. */
  rechecks: Map<string, number>;
  reads: Map<string, number>;
  /** Number of writes received while their load balancer had a task. */
  collisions: number;
  /** Behaviour for the next writes; further ones are accepted. */
  script: ToyBehaviour[];
  taskMs: number;
  /** While true, tasks end only when released. */
  holdTasks: boolean;
  /** Load balancers whose fresh reads hang. */
  mute: Set<string>;
  /** Regions whose calls all hang. */
  silentRegions: Set<string>;
  /** While true, reading back hangs. */
  muteReads: boolean;
  /** Code with which polls (or readings, below) are refused. */
  refusePollsWith: string | null;
  refuseReadsWith: string | null;
  /** Milliseconds that its clock is behind the real one. */
  clockLagMs: number;
  /** Leaves writes unanswered until what this returns is called. */
  holdAnswers(): () => void;
  /** Message with which tasks fail. */
  failTasksWith: string | null;
  accountId: string;
  close(): Promise<void>;
}

export interface ToySend {
  loadBalancerId: string;
  locationId: string;
  timestamp: number;
  at: number;
}

export type ToyBehaviour =
  | { kind: "take" }
  | { kind: "refuse"; code: string; message?: string }
  /** The call hangs; the write is accepted or not. */
  | { kind: "hang"; taken: boolean }
  /** The connection is cut; the write is accepted or not. */
  | { kind: "drop"; taken: boolean };

/** A call of the toy's port. */
export type ToyCall =
  | { op: "identity" }
  | { op: "send"; loadBalancerId: string; locationId: string; after: Binding | null; timestamp: number }
  | { op: "poll"; taskId: string }
  | { op: "read"; locationId: string }
  | { op: "recheck"; locationId: string; loadBalancerId: string };

export type ToyAnswer = { value: unknown } | { failure: CloudFailure };

interface Task {
  loadBalancerId: string;
  locationId: string;
  after: Binding | null;
  doneAt: number;
  state: "working" | "done" | "failed";
}

export async function startToyCloud(): Promise<ToyCloud> {
  const tasks = new Map<string, Task>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

  function settleTasks(): void {
    for (const task of tasks.values()) {
      if (task.state !== "working" || toy.holdTasks || Date.now() < task.doneAt) continue;
      task.state = toy.failTasksWith === null ? "done" : "failed";
      if (task.state === "done") toy.rules.set(task.locationId, task.after);
    }
  }

  function take(call: Extract<ToyCall, { op: "send" }>): string {
    const taskId = randomUUID();
    const { loadBalancerId, locationId, after } = call;
    tasks.set(taskId, { loadBalancerId, locationId, after, doneAt: Date.now() + toy.taskMs, state: "working" });
    return taskId;
  }

  function write(call: Extract<ToyCall, { op: "send" }>): ToyAnswer | "hang" | "drop" {
    toy.sends.push({ ...call, at: Date.now() });
    const behaviour = toy.script.shift() ?? { kind: "take" };
    if (behaviour.kind === "refuse") return refusal(behaviour.code, behaviour.message);
    if (behaviour.kind !== "take") {
      if (behaviour.taken) take(call);
      return behaviour.kind;
    }
    const busy = [...tasks.values()].some(
      (task) => task.loadBalancerId === call.loadBalancerId && task.state === "working",
    );
    if (!busy) return { value: take(call) };
    toy.collisions += 1;
    return refusal("FailedOperation.ResourceInOperating");
  }

  const holdsOf = (locationId: string) => (toy.rules.has(locationId) ? toy.rules.get(locationId) : "gone");

  function answer(call: ToyCall): ToyAnswer | "hang" | "drop" {
    settleTasks();
    switch (call.op) {
      case "identity":
        return { value: { account: "settings", realm: "toy", accountId: toy.accountId } };
      case "send":
        return write(call);
      case "poll": {
        count(toy.polls, call.taskId);
        if (toy.refusePollsWith !== null) return refusal(toy.refusePollsWith, "no", "toy:Poll");
        const task = tasks.get(call.taskId);
        if (!task) return { value: { status: "unknown", says: null } };
        const says = { code: null, message: toy.failTasksWith ?? "", requestId: call.taskId };
        return { value: task.state === "failed" ? { status: "failed", says } : { status: task.state } };
      }
      case "read":
        if (toy.muteReads) return "hang";
        count(toy.reads, call.locationId);
        if (toy.refuseReadsWith !== null) return refusal(toy.refuseReadsWith, "no", "toy:Read");
        return { value: { holds: holdsOf(call.locationId), at: Date.now() - toy.clockLagMs } };
      case "recheck":
        if (toy.mute.has(call.loadBalancerId)) return "hang";
        count(toy.rechecks, call.locationId);
        return { value: holdsOf(call.locationId) };
    }
  }

  let held = Promise.resolve();

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const call: ToyCall & { region?: string } = JSON.parse(text);
    if (toy.silentRegions.has(call.region ?? "")) return;
    const reply = answer(call);
    if (call.op === "send") await held;
    if (reply === "drop") request.socket.destroy();
    else if (reply !== "hang") response.end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const toy: ToyCloud = {
    url: `http://127.0.0.1:${port}`,
    rules: new Map(),
    sends: [],
    polls: new Map(),
    rechecks: new Map(),
    reads: new Map(),
    collisions: 0,
    script: [],
    taskMs: 50,
    holdTasks: false,
    mute: new Set(),
    silentRegions: new Set(),
    muteReads: false,
    refusePollsWith: null,
    refuseReadsWith: null,
    clockLagMs: 0,
    holdAnswers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    failTasksWith: null,
    accountId: "100000000001",
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return toy;
}

function refusal(code: string, message = code, action = "toy:Write"): ToyAnswer {
  return { failure: { kind: "refused", code, message, requestId: randomUUID(), action } };
}
