import type { RunningSandbox } from "#lib/sandbox/server.ts";
import { rawExchange } from "#lib/sandbox/testing/wire.ts";

/** Calls a control path with the headers that it requires. */
export async function ask(sandbox: RunningSandbox, method: "GET" | "POST", path: string, body?: object) {
  const answer = await rawExchange({
    port: sandbox.port,
    method,
    path: `/_sandbox/${path}`,
    headers: { "Content-Type": "application/json", "X-Sandbox-Control": "1" },
    body: body ? JSON.stringify(body) : "",
  });
  return { status: answer.status, body: JSON.parse(answer.text) };
}
