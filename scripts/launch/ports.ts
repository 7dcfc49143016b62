import { once } from "node:events";
import { createServer } from "node:net";
import { Halt } from "#scripts/launch/halt.ts";
import { until } from "#scripts/launch/patience.ts";

/** The processes of a killed start need a moment to notice that it is gone. */
const graceMs = 3000;

/** @throws Halt where someone else listens there */
export async function claimPort(host: string, port: number, name: "PORT" | "SANDBOX_PORT"): Promise<void> {
  let code = "";
  const free = await until(async () => {
    code = await tryListen(host, port);
    return code !== "EADDRINUSE";
  }, graceMs);
  if (!free) {
    throw new Halt(
      `Port ${port} on ${host} is taken, perhaps by another start of this console: stop what uses it, or set ${name} to a free port`,
    );
  }
  if (code === "EACCES") throw new Halt(`Port ${port} needs more rights: set ${name} to a port above 1023`);
  if (code !== "") throw new Halt(`The console can't listen on ${host}:${port} (${code}): correct HOST or ${name}`);
}

async function tryListen(host: string, port: number): Promise<string> {
  const server = createServer();
  try {
    await once(server.listen(port, host), "listening");
    return "";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    server.close();
  }
}
