import { PostgresError } from "#lib/db/embedded/binaries.ts";
import { EnvError } from "#lib/env-values.ts";
import { holdFolder } from "#scripts/launch/folder.ts";
import { Halt } from "#scripts/launch/halt.ts";
import { makePlan, type Plan } from "#scripts/launch/plan.ts";
import { Stack } from "#scripts/launch/stack.ts";

/** npm forwards a Ctrl-C that the terminal has already sent to all processes: within this time it is the same one. */
const sameSignalMs = 500;
const parentCheckMs = 500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(lines: string[]): void {
  process.stderr.write(`${lines.join("\n")}\n`);
}

/** The start text's line about cloud and account. */
function describe({ env, sandbox }: Plan, account: string): string {
  const { realm, endpoint } = env.cloud;
  const site = { sandbox: "sandbox", intl: "Tencent Cloud, international site", cn: "Tencent Cloud, mainland site" }[
    realm
  ];
  const where = endpoint ? `${site} at ${endpoint}` : site;
  return [`  Cloud    ${where}${sandbox ? " (nothing real is touched)" : ""}`, `  Account  ${account}`].join("\n");
}

/** @returns the exit code */
async function run(): Promise<number> {
  const began = performance.now();
  const plan = makePlan(process.env, process.argv.slice(2));
  if (plan.dev) await holdFolder(".dev.sock");
  const stack = new Stack(plan, process.env);
  const stopped = stopOnSignals(stack);
  try {
    const started = stack.start(say).then(() => "started" as const);
    if ((await Promise.race([started, stopped])) !== "started") return await stopped;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`CLB Function Console, ready in ${seconds} s\n  Open     ${plan.address}`);
    say(describe(plan, (await stack.account()) ?? "not known yet"));
    const end = await Promise.race([stack.somethingEnds(), stopped]);
    if (typeof end === "number") return end;
    complain([`${end}: everything else is stopped too`]);
  } catch (error) {
    complain(explain(error));
  }
  await stack.stop("in-order");
  return 1;
}

/** Resolves with the exit code once everything has ended after a signal or the end of npm. */
function stopOnSignals(stack: Stack): Promise<number> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    const stop = () => {
      const now = performance.now();
      if (askedAt !== null && now - askedAt < sameSignalMs) return;
      const how = askedAt === null ? "in-order" : "hard";
      askedAt = now;
      stack.stop(how).then(() => resolve(0), explainAndFail);
    };
    const explainAndFail = (error: unknown) => {
      complain(explain(error));
      resolve(1);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    if (process.env.npm_lifecycle_event) onParentGone(stop);
  });
}

/** Notices a killed npm, which can't pass on a signal. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, parentCheckMs);
  timer.unref();
}

function explain(error: unknown): string[] {
  if (error instanceof EnvError) return error.lines;
  if (error instanceof Halt || error instanceof PostgresError) return [error.message];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

process.exit(
  await run().catch((error: unknown) => {
    complain(explain(error));
    return 1;
  }),
);
