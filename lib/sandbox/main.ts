import { callers } from "#lib/sandbox/accounts.ts";
import { readArguments } from "#lib/sandbox/arguments.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";

const read = readArguments(process.argv.slice(2));
if ("problems" in read) {
  for (const line of read.problems) console.error(line);
  process.exit(1);
}
const { options } = read;

const running = await startSandbox(options).catch((error: unknown): never => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    taken
      ? `Port ${options.port} is in use: stop what listens there, or choose another with --port.`
      : `The sandbox can't start: ${reason}`,
  );
  process.exit(1);
});

endWithParent(running);
console.log(`Sandbox cloud on ${running.url}`);
for (const { secretId, secretKey, token } of callers) {
  console.log(`Keys ${secretId} / ${secretKey}${token ? ` with token ${token}` : ""}`);
}
process.send?.({ ready: true, port: running.port });

/** Ends on a signal, and when whoever started it over an IPC channel is gone. */
function endWithParent(sandbox: RunningSandbox): void {
  const end = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.once("disconnect", end);
}
