import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import type { RuleRef } from "#lib/binding/types.ts";

/** A sandbox with control paths, in a process of its own. */
export interface SandboxProcess {
  url: string;
  /** Injects a fault into the next bind, or into the next call of another action. @returns the order's id */
  fault(kind: string, more?: object): Promise<number>;
  /** Withdraws the rest of an order. */
  withdraw(id: number): Promise<void>;
  /** Number of pending orders. */
  faultsWaiting(): Promise<number>;
  /** Advances the clock of tasks. */
  advance(ms: number): Promise<void>;
  /** The received calls of this action, oldest first. */
  callsOf(action: string): Promise<SandboxCall[]>;
  /** The received writes on this rule, oldest first. */
  writesOf(rule: Pick<RuleRef, "locationId">): Promise<SandboxCall[]>;
  close(): void;
}

const call = z.object({ action: z.string(), requestId: z.string(), outcome: z.string(), body: z.unknown() });
const calls = z.object({ calls: z.array(call) });

const ordered = z.object({ id: z.int() });

const state = z.object({ faults: z.array(z.unknown()) });

export type SandboxCall = z.output<typeof call>;

export async function startSandboxProcess(...options: string[]): Promise<SandboxProcess> {
  const main = new URL("../../sandbox/main.ts", import.meta.url);
  const child = fork(main, ["--port", "0", "--ephemeral", "--control", ...options], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  const { port } = z.object({ port: z.number() }).parse(message);
  const url = `http://127.0.0.1:${port}`;

  async function control(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers: { "Content-Type": "application/json", "X-Sandbox-Control": "1" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async function allCalls(): Promise<SandboxCall[]> {
    return calls.parse(await control("GET", "calls?limit=5000")).calls;
  }

  return {
    url,
    async fault(kind, more = {}) {
      const order = { action: "RegisterFunctionTargets", kind, times: 1, ...more };
      return ordered.parse(await control("POST", "faults", order)).id;
    },
    async withdraw(id) {
      await control("POST", "withdraw", { id });
    },
    async faultsWaiting() {
      return state.parse(await control("GET", "state")).faults.length;
    },
    async advance(ms) {
      await control("POST", "clock", { advanceMs: ms });
    },
    callsOf: async (action) => (await allCalls()).filter((each) => each.action === action),
    async writesOf({ locationId }) {
      return (await allCalls()).filter(
        ({ action, body }) => action.endsWith("FunctionTargets") && JSON.stringify(body).includes(locationId),
      );
    },
    close: () => child.kill("SIGTERM"),
  };
}
