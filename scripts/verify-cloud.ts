import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { chosenCredentials, nameOfCredentials } from "#lib/cloud/credentials/chosen.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { type Env, readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { type Options, readOptions } from "#scripts/verify-cloud/arguments.ts";
import { type Cloud, createCloud } from "#scripts/verify-cloud/cloud.ts";
import { withoutNames } from "#scripts/verify-cloud/private.ts";
import { byHand } from "#scripts/verify-cloud/restore.ts";
import { CannotRun, Interrupted } from "#scripts/verify-cloud/stop.ts";
import { drawSummary, drawTable } from "#scripts/verify-cloud/table.ts";
import { type Verification, verify } from "#scripts/verify-cloud/verify.ts";

/** Exit codes of a run. A difference from the assumptions is a result, not a failure. */
const exitCodes = { ran: 0, notToItsEnd: 2, notRestored: 3, interrupted: 130 } as const;

const waits = { pollMs: 500, taskMs: 120_000, lostMs: 30_000 };
const restoreWaits = { pollMs: 1000, limitMs: 180_000 };

const interruption = new AbortController();
// npm forwards a Ctrl-C that the terminal has sent already, so a second signal is ignored: the clean-up is time-limited.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interruption.abort(new Interrupted()));
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof CannotRun) return complain([error.message]);
  if (error instanceof EnvError) return complain(error.lines);
  return complain([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
});

function complain(lines: string[]): number {
  for (const line of lines) console.error(line);
  return exitCodes.notToItsEnd;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if ("problems" in options) return complain(options.problems);
  const sandbox = options.sandbox ? await startSandbox(options.sandbox) : null;
  const env = settings(sandbox);
  const transport = createTransport(env);
  try {
    const cloud = createCloud({
      settings: env.cloud,
      credentials: chosenCredentials(env.cloud, { settings: env.cloud, transport }),
      transport,
      region: options.region,
      perSecond: options.perSecond,
      signal: interruption.signal,
    });
    return await run(cloud, env, options);
  } finally {
    await transport.close();
    await sandbox?.close();
  }
}

/** The console's settings, or those of the sandbox started for this run. */
function settings(sandbox: RunningSandbox | null): Env {
  return sandbox ? readEnv({ SANDBOX_PORT: String(sandbox.port) }) : readEnv();
}

async function run(cloud: Cloud, env: Env, options: Options): Promise<number> {
  const { realm, endpoint } = env.cloud;
  console.log(
    `Asking ${endpoint ?? `Tencent Cloud (${realm})`} with ${nameOfCredentials(env.cloud)} in ${options.region} …`,
  );
  const { target, loadBalancer } = options;
  const result = await verify(cloud, {
    target,
    loadBalancer,
    waits,
    restoreWaits,
    confirm: () => confirm(options),
    say: (line) => console.log(line),
  });
  console.log(`\n${drawTable(result.findings)}\n\n${drawSummary(result.findings)}; ${cloud.calls()} calls`);
  for (const { action, status, ms, polls } of result.tasks) {
    console.log(`Task of ${action}: ended with ${status} after ${(ms / 1000).toFixed(1)} s, asked for ${polls} times`);
  }
  await writeReport(options, realm, result, cloud.calls());
  return told(options, result);
}

async function confirm({ target, yes, region }: Options): Promise<void> {
  if (yes || !target) return;
  if (!process.stdin.isTTY) throw new CannotRun("Nobody is there to confirm the writes: add --yes.");
  const { locationId, loadBalancerId, namespace, functionName } = target;
  console.log(
    `This binds ${namespace}/${functionName} to the rule ${locationId} of ${loadBalancerId} in ${region}, changes it, and unbinds it again.`,
  );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const question = terminal.question(`Type ${locationId} to go on: `, { signal: interruption.signal });
    const answer = await question.catch(() => "");
    interruption.signal.throwIfAborted();
    if (answer.trim() !== locationId) throw new CannotRun("Nothing was changed.");
  } finally {
    terminal.close();
  }
}

async function writeReport(
  { report, region }: Options,
  realm: string,
  { findings, tasks, restored, stoppedBy, names }: Verification,
  calls: number,
): Promise<void> {
  const found = findings.map(({ seen, why, details, ...rest }) => ({
    ...rest,
    ...withoutNames({ seen, why, details }, names),
  }));
  const interrupted = stoppedBy instanceof Interrupted;
  const at = new Date().toISOString();
  const content = { version: 1, at, realm, region, calls, restored, interrupted, tasks, findings: found };
  await writeFile(report, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`Written to ${report}, without keys and names.`);
}

function told({ target, region }: Options, { restored, stoppedBy }: Verification): number {
  if (restored === false && target) {
    console.error(`The rule ${target.locationId} may not be as it was. Look at it, and unbind what is there:`);
    for (const line of byHand(target, region)) console.error(line);
    return exitCodes.notRestored;
  }
  if (restored) console.log("The rule is as it was: without a function.");
  if (stoppedBy instanceof Interrupted) return exitCodes.interrupted;
  if (stoppedBy === null) return exitCodes.ran;
  return complain([`The run was given up: ${stoppedBy instanceof Error ? stoppedBy.message : stoppedBy}`]);
}
