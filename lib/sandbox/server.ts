import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { control, controlPrefix } from "#lib/sandbox/control.ts";
import { deliver, send } from "#lib/sandbox/deliver.ts";
import type { DialectName } from "#lib/sandbox/dialects.ts";
import { lockFolder } from "#lib/sandbox/folder-lock.ts";
import { createWireServer, receive, type TlsFiles } from "#lib/sandbox/receive.ts";
import { Sandbox } from "#lib/sandbox/sandbox.ts";
import { fileStore, noStore } from "#lib/sandbox/store.ts";
import type { ScenarioName } from "#lib/sandbox/world/scenarios.ts";

export interface SandboxOptions {
  /** 0 takes a free one. */
  port?: number;
  /** The world to start from; another one than the kept state's begins anew. */
  scenario?: ScenarioName | undefined;
  /** Of a hundred calls, how many go wrong by chance; by default as many as the scenario says. */
  chaosPercent?: number | undefined;
  /** How many load balancers Guangzhou has, where the scenario leaves that open. */
  loadBalancers?: number;
  /** How many functions its namespace `default` has at least, where the scenario leaves that open. */
  functions?: number;
  /** How long a task takes, give or take a fifth. */
  taskMs?: number;
  /** Added to every answer. */
  latencyMs?: number;
  /** Serve the paths under `/_sandbox/`. */
  control?: boolean;
  /** Where the state is kept; without it none is. */
  dataDir?: string | null;
  /** Serve TLS with this certificate. */
  tls?: TlsFiles | null;
  /** How long a request may take to arrive. */
  requestMs?: number;
  /** The same seed gives the same world. */
  seed?: string;
  /** Another choice than the usual where the documents are silent. */
  dialect?: DialectName | undefined;
}

export interface RunningSandbox {
  port: number;
  url: string;
  /** Ends it at once, with its state saved; open connections are cut. */
  close(): Promise<void>;
}

/**
 * Starts the local cloud on 127.0.0.1.
 *
 * @throws the listen error when the port is taken, that the folder is, or what is wrong with the certificate's files
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
    send(outgoing, reply.status, JSON.stringify(reply.body));
    return;
  }
  const reply = sandbox.answer(request);
  if (options.latencyMs) await pause(options.latencyMs, undefined, { ref: false });
  if (reply.fault) outgoing.setHeader("X-Sandbox-Fault", reply.fault.kind);
  await deliver(outgoing, reply);
}
