/**
 * The console's web server: Next behind `lib/edge`, which checks every request, malformed ones included. `start.ts` starts
 * it with its settings in the environment, possibly before the database is up; the database's address, which contains the
 * password, arrives as an IPC message.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import next from "next";
import { z } from "zod";
import { guard } from "#lib/edge/guard.ts";
import { readEnv } from "#lib/env.ts";
import { setDatabase, stopRuntime } from "#lib/runtime/current.ts";
import { Secret } from "#lib/secret.ts";

const dev = process.argv.includes("--dev");
const env = readEnv();
// Node queues the message until there is a listener, however long the imports above take.
const told = z.object({ databaseUrl: z.string() });
const database = once(process, "message").then(([message]) => new Secret(told.parse(message).databaseUrl));
setDatabase(database);

const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
const app = next({ dev, hostname: env.host, port: env.port, httpServer: server, quiet: !dev });
const answer = app.getRequestHandler();

server.on("request", async (request, response) => {
  try {
    if (await guard(request, response, env, dev)) await answer(request, response);
  } catch (error) {
    // A client that disconnects during a request is not an error.
    if (!request.destroyed) console.error(error);
    response.destroy();
  }
});

let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  await stopRuntime();
  server.closeAllConnections();
  process.exit(0);
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// Without the launcher nothing else would stop this process.
process.on("disconnect", stop);
// The launcher may have ended while the modules were loaded.
if (process.connected === false) await stop();

await Promise.all([app.prepare(), database]);
server.listen(env.port, env.host);
server.on("error", (error) => {
  console.error(`The console can't listen on ${env.host}:${env.port}: ${error.message}`);
  process.exit(1);
});
