import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { Halt } from "#scripts/launch/halt.ts";

/**
 * Holds a folder for this process, however it ends: a socket that nobody listens on any more is one that a killed process
 * has left. Two development servers in one folder write the same files, and each reloads the other's pages for ever.
 *
 * @param socket path of the socket file, in a folder that exists; the system takes about 100 characters
 * @throws Halt when another process holds it
 */
export async function holdFolder(socket: string): Promise<Server> {
  const held = await listen(socket);
  if (held !== null) return held;
  if (await isAnswered(socket)) {
    throw new Halt("A development server runs in this folder already: stop it, or work in another folder");
  }
  rmSync(socket, { force: true });
  return holdFolder(socket);
}

/** Null where there is such a socket. */
async function listen(socket: string): Promise<Server | null> {
  const server = createServer((visitor) => visitor.destroy());
  server.unref();
  try {
    await once(server.listen(socket), "listening");
    return server;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return null;
    throw error;
  }
}

async function isAnswered(socket: string): Promise<boolean> {
  const visitor = connect(socket);
  try {
    await once(visitor, "connect");
    return true;
  } catch {
    return false;
  } finally {
    visitor.destroy();
  }
}
