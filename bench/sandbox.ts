import type { Stack } from "#bench/stack.ts";
import type { CallRecord } from "#lib/sandbox/calls.ts";
import { fileStore } from "#lib/sandbox/store.ts";
import type { Task } from "#lib/sandbox/tasks.ts";

async function ask(
  stack: Pick<Stack, "sandbox">,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<Response> {
  const response = await fetch(`${stack.sandbox}/_sandbox/${path}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Sandbox-Control": "1" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox refuses ${path}: ${await response.text()}`);
  return response;
}

/** Resets the world. The following tasks have the same durations after every reset. */
export async function reset(stack: Pick<Stack, "sandbox">): Promise<void> {
  await ask(stack, "POST", "reset");
}

/** Injects a fault for the next calls. */
export async function orderFault(stack: Pick<Stack, "sandbox">, fault: object): Promise<void> {
  await ask(stack, "POST", "faults", fault);
}

/** The calls that reached the sandbox after `since` (Unix milliseconds), oldest first. */
export async function callsSince(stack: Pick<Stack, "sandbox">, since: number): Promise<CallRecord[]> {
  const { calls }: { calls: CallRecord[] } = await (await ask(stack, "GET", "calls?limit=5000")).json();
  return calls.filter(({ at }) => at >= since);
}

/** The latest task in the sandbox's state file, the only place with the time of its end. */
export function lastTask(stack: Stack): Task {
  const task = fileStore(stack.dataDir).load()?.tasks.at(-1);
  if (!task) throw new Error("The sandbox has begun no task");
  return task;
}
