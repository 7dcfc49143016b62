import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { control, controlPrefix } from "#lib/sandbox/control.ts";
import { deliver, sendJson } from "#lib/sandbox/deliver.ts";
import type { DialectName } from "#lib/sandbox/dialects.ts";
import { lockFolder } from "#lib/sandbox/folder-lock.ts";
import { createWireServer, receive, type TlsFiles } from "#lib/sandbox/receive.ts";
import { Sandbox } from "#lib/sandbox/sandbox.ts";
import { fileStore, noStore } from "#lib/sandbox/store.ts";
import type { ScenarioName } from "#lib/sandbox/world/scenarios.ts";

export interface SandboxOptions {
  /** 0 picks a free one. */
  port?: number;
  /** The world to start from; one other than the saved state's drops that state. */
  scenario?: ScenarioName | undefined;
  /** Percentage of calls that fail by chance; defaults to the scenario's. */
  chaosPercent?: number | undefined;
  /** Number of load balancers in Guangzhou, in scenarios without a fixed number. */
  loadBalancers?: number;
  /** Least number of functions in its namespace `default`, in scenarios without a fixed number. */
  functions?: number;
  /** Duration of a task, ± 20 %. */
  taskMs?: number;
  /** Delay added to every answer. */
  latencyMs?: number;
  /** Serve the paths under `/_sandbox/`. */
  control?: boolean;
  /** Folder of the state; null keeps none. */
  dataDir?: string | null;
  /** Serve TLS with this certificate. */
  tls?: TlsFiles | null;
  /** Time limit for a request to arrive. */
  requestMs?: number;
  /** The same seed gives the same world. */
  seed?: string;
  /** See `Dialect`. */
  dialect?: DialectName | undefined;
}

export interface RunningSandbox {
  port: number;
  url: string;
  /** Saves the state and ends at once; open connections are cut. */
  close(): Promise<void>;
}

/**
 * Starts the local cloud on 127.0.0.1.
 *
 * @throws when the port or the folder is in use, or the certificate's files are unusable
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const server = createWireServer(options.tls ?? null, options.requestMs ?? 60_000);
  const port = await listen(server, options.port ?? 0);
  const unlock = options.dataDir ? lockOrClose(options.dataDir, server) : () => {};
  const sandbox = new Sandbox({
    seed: options.seed ?? "sandbox",
    dialect: options.dialect,
    scenario: options.scenario,
    chaosPercent: options.chaosPercent,
    loadBalancers: options.loadBalancers,
    functions: options.functions,
    taskMs: options.taskMs ?? 1500,
    store: options.dataDir ? fileStore(options.dataDir) : noStore,
  });
  server.on("request", (incoming, outgoing) => {
    serve(sandbox, options, incoming, outgoing).catch(() => outgoing.destroy());
  });
  return {
    port,
    url: `${options.tls ? "https" : "http"}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        sandbox.save();
        unlock();
      }),
  };
}

function lockOrClose(folder: string, server: Server): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    server.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function serve(
  sandbox: Sandbox,
  options: SandboxOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await receive(incoming);
  if (request.path.startsWith(controlPrefix)) {
    const reply = options.control
      ? control(sandbox, request)
      : { status: 404, body: { error: "Start with --control." } };
    sendJson(outgoing, reply.status, JSON.stringify(reply.body));
    return;
  }
  const reply = sandbox.answer(request);
  if (options.latencyMs) await pause(options.latencyMs, undefined, { ref: false });
  if (reply.fault) outgoing.setHeader("X-Sandbox-Fault", reply.fault.kind);
  await deliver(outgoing, reply);
}
