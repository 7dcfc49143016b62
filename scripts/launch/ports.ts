import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { Halt } from "#scripts/launch/halt.ts";
import { until } from "#scripts/launch/patience.ts";

/** Time for the processes of a killed launcher to notice and end. */
const graceMs = 3000;

/** A reserved port, held until it is released for the process that will listen on it. */
export interface ClaimedPort {
  release(): Promise<void>;
}

/** @throws Halt if the port is in use */
export async function claimPort(host: string, port: number, name: "PORT" | "SANDBOX_PORT"): Promise<ClaimedPort> {
  const tried = await tryFor(graceMs, host, port);
  if (typeof tried !== "string") return { release: () => close(tried) };
  if (tried === "EADDRINUSE") {
    throw new Halt(
      `Port ${port} on ${host} is taken, perhaps by another start of this console: stop what uses it, or set ${name} to a free port`,
    );
  }
  if (tried === "EACCES") throw new Halt(`Port ${port} needs more rights: set ${name} to a port above 1023`);
  throw new Halt(`The console can't listen on ${host}:${port} (${tried}): correct HOST or ${name}`);
}

async function tryFor(ms: number, host: string, port: number): Promise<Server | string> {
  let tried: Server | string = "";
  await until(async () => {
    tried = await tryListen(host, port);
    return tried !== "EADDRINUSE";
  }, ms);
  return tried;
}

/** @returns the listening server, or why it can't listen */
async function tryListen(host: string, port: number): Promise<Server | string> {
  const server = createServer((early) => early.destroy());
  try {
    await once(server.listen(port, host), "listening");
    return server;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
