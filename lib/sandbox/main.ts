import { type Env, readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";
import { callers } from "#lib/sandbox/accounts.ts";
import { readArguments } from "#lib/sandbox/arguments.ts";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";

const options = readOptions();

const running = await startSandbox(options).catch((error: unknown): never => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : String(error);
  return stop([
    taken
      ? `Port ${options.port} is in use: stop what listens there, or choose another with --port.`
      : `The sandbox can't start: ${reason}`,
  ]);
});

endWithParent(running);
console.log(`Sandbox cloud on ${running.url}`);
for (const { secretId, secretKey, token } of callers) {
  console.log(`Keys ${secretId} / ${secretKey}${token ? ` with token ${token}` : ""}`);
}
process.send?.({ ready: true, port: running.port });

function readOptions(): SandboxOptions {
  const { sandboxPort, dataDir } = readSettings();
  const read = readArguments(process.argv.slice(2), { port: sandboxPort, dataDir });
  if ("options" in read) return read.options;
  return stop(read.problems);
}

function readSettings(): Env {
  try {
    return readEnv();
  } catch (error) {
    if (error instanceof EnvError) return stop(error.lines);
    throw error;
  }
}

function stop(lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** Ends on a signal, and when the IPC channel to the launcher closes. */
function endWithParent(sandbox: RunningSandbox): void {
  const end = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.once("disconnect", end);
}
