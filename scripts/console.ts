/**
 * The console's web server: Next behind one edge that checks every request before Next sees it, malformed ones
 * included, and that ends cleanly. Started by `start.ts` with its settings in the environment, and maybe before there is a
 * database: its address, with the password, comes as a message.
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
// Node keeps the message for the first who listens, however long the modules above took.
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
    // Who leaves in the middle of a request is no fault of ours.
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
// The launcher is gone: nothing would ever stop this process again.
process.on("disconnect", stop);
// It may have gone while the modules above were read.
if (process.connected === false) await stop();

await Promise.all([app.prepare(), database]);
server.listen(env.port, env.host);
server.on("error", (error) => {
  console.error(`The console can't listen on ${env.host}:${env.port}: ${error.message}`);
  process.exit(1);
});
