import { sayAccount } from "#scripts/launch/account.ts";
import { type Child, startChild } from "#scripts/launch/child.ts";
import { type DatabaseProcess, openDatabase } from "#scripts/launch/database.ts";
import { Halt } from "#scripts/launch/halt.ts";
import { until } from "#scripts/launch/patience.ts";
import { consoleEnvironment, type Plan, sandboxAddress } from "#scripts/launch/plan.ts";
import { claimPort } from "#scripts/launch/ports.ts";

const sandboxLimitMs = 20_000;
const consoleLimitMs = 60_000;
/** Next's start messages, which are not printed. */
const nextsOwnWords = /^\s*[▲✓] /;

/** All processes of one start. */
export class Stack {
  readonly #plan: Plan;
  readonly #source: NodeJS.ProcessEnv;
  readonly #stopping = new AbortController();
  #database: DatabaseProcess | null = null;
  #sandbox: Child | null = null;
  #console: Child | null = null;
  #starting: Promise<void> = Promise.resolve();

  constructor(plan: Plan, source: NodeJS.ProcessEnv) {
    this.#plan = plan;
    this.#source = source;
  }

  /**
   * Starts all processes and waits until the console is healthy.
   *
   * @throws Halt, PostgresError; stop() ends what was started until then
   */
  start(say: (line: string) => void): Promise<void> {
    this.#starting = this.#startAll(say);
    return this.#starting;
  }

  async #startAll(say: (line: string) => void): Promise<void> {
    const { env, sandbox, dev, address } = this.#plan;
    const ports = [await claimPort(env.host, env.port, "PORT")];
    if (sandbox) ports.push(await claimPort("127.0.0.1", env.sandboxPort, "SANDBOX_PORT"));
    // In parallel, since the web server needs as long as a new database.
    this.#console = startChild({
      name: "console",
      args: ["scripts/console.ts", ...(dev ? ["--dev"] : [])],
      env: consoleEnvironment(this.#plan, this.#source),
      shows: (line) => dev || !nextsOwnWords.test(line),
    });
    this.#database = await openDatabase(env, say);
    if (this.#stopping.signal.aborted) return;
    await Promise.all(ports.map((port) => port.release()));
    // After the folder's lock is taken, or the sandbox would report the folder's conflict, too.
    if (sandbox) {
      this.#sandbox = startChild({
        name: "sandbox",
        args: ["lib/sandbox/main.ts", "--port", String(env.sandboxPort), "--control", ...sandbox],
        env: { ...this.#source, DATA_DIR: env.dataDir },
        shows: () => false,
      });
    }
    if (this.#sandbox) await this.#comesUp(this.#sandbox, () => answers(healthOf(this.#plan)), sandboxLimitMs);
    if (this.#stopping.signal.aborted) return;
    // After the sandbox is up, or the engine would find no cloud and report it until its next check.
    this.#console.tell({ databaseUrl: this.#database.url.reveal() });
    await this.#comesUp(this.#console, () => isHealthy(`${address}/api/health`), consoleLimitMs);
  }

  /** The account, or why it can't be read; null before start(). */
  async account(): Promise<string | null> {
    return this.#database && sayAccount(this.#plan.env, this.#database.url);
  }

  /** Resolves with the line to print when a process ends unexpectedly. */
  async somethingEnds(): Promise<string> {
    const watched = [
      this.#database?.lost.then((how) => `The database is gone (${how})`),
      this.#sandbox?.ended.then((how) => `The sandbox ended (${how})`),
      this.#console?.ended.then((how) => `The console ended (${how})`),
    ];
    const line = await Promise.race(watched.filter((each) => each !== undefined));
    return this.#stopping.signal.aborted ? new Promise(() => undefined) : line;
  }

  /** Ends the processes in order: console, sandbox, database. */
  async stop(how: "in-order" | "hard"): Promise<void> {
    this.#stopping.abort();
    // What has to be stopped is known only once an interrupted start has settled.
    await this.#starting.catch(() => undefined);
    await this.#console?.stop(how);
    await this.#sandbox?.stop(how);
    await this.#database?.stop(how);
  }

  async #comesUp(child: Child, isUp: () => Promise<boolean>, ms: number): Promise<void> {
    const gone = new AbortController();
    const ended = child.ended.then((how) => {
      gone.abort();
      return how;
    });
    const up = until(isUp, ms, AbortSignal.any([gone.signal, this.#stopping.signal]));
    const outcome = await Promise.race([up, ended]);
    if (outcome === true || this.#stopping.signal.aborted) return;
    if (outcome === false && !gone.signal.aborted) {
      throw new Halt(`The ${child.name} doesn't answer within ${ms / 1000} s: its output is above`);
    }
    throw new Halt(`The ${child.name} doesn't start (${await ended})`);
  }
}

/** Health URL among the control paths, whose calls are not recorded. */
function healthOf(plan: Plan): string {
  return `${sandboxAddress(plan)}/_sandbox/health`;
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}
