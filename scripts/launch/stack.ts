import { sayAccount } from "#scripts/launch/account.ts";
import { type Child, startChild } from "#scripts/launch/child.ts";
import { type DatabaseProcess, openDatabase } from "#scripts/launch/database.ts";
import { Halt } from "#scripts/launch/halt.ts";
import { until } from "#scripts/launch/patience.ts";
import { consoleEnvironment, type Plan, sandboxAddress } from "#scripts/launch/plan.ts";
import { claimPort } from "#scripts/launch/ports.ts";

const sandboxLimitMs = 20_000;
const consoleLimitMs = 60_000;
/** Greetings that say nothing an operator needs. */
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
   * Starts all, and waits until the console is healthy.
   *
   * @throws Halt, PostgresError: what was started until then is for stop()
   */
  start(say: (line: string) => void): Promise<void> {
    this.#starting = this.#startAll(say);
    return this.#starting;
  }

  async #startAll(say: (line: string) => void): Promise<void> {
    const { env, sandbox, dev, address } = this.#plan;
    const ports = [await claimPort(env.host, env.port, "PORT")];
    if (sandbox) ports.push(await claimPort("127.0.0.1", env.sandboxPort, "SANDBOX_PORT"));
    // The web server needs as long as a new database: both at once.
    this.#console = startChild({
      name: "console",
      args: ["scripts/console.ts", ...(dev ? ["--dev"] : [])],
      env: consoleEnvironment(this.#plan, this.#source),
      shows: (line) => dev || !nextsOwnWords.test(line),
    });
    this.#database = await openDatabase(env, say);
    if (this.#stopping.signal.aborted) return;
    await Promise.all(ports.map((port) => port.release()));
    // Only now is the folder ours, which the sandbox would complain of too.
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
    // Sooner, its engine would find no cloud, and say so until it asks again.
    this.#console.tell({ databaseUrl: this.#database.url.reveal() });
    await this.#comesUp(this.#console, () => isHealthy(`${address}/api/health`), consoleLimitMs);
  }

  /** Whose account it is, or why the cloud doesn't say so; null before start(). */
  async account(): Promise<string | null> {
    return this.#database && sayAccount(this.#plan.env, this.#database.url);
  }

  /** Settles, with the line to print, when a process ends that should not. */
  async somethingEnds(): Promise<string> {
    const watched = [
      this.#database?.lost.then((how) => `The database is gone (${how})`),
      this.#sandbox?.ended.then((how) => `The sandbox ended (${how})`),
      this.#console?.ended.then((how) => `The console ended (${how})`),
    ];
    const line = await Promise.race(watched.filter((each) => each !== undefined));
    return this.#stopping.signal.aborted ? new Promise(() => undefined) : line;
  }

  /** Ends all in order: the console with its streams, the sandbox, the database. */
  async stop(how: "in-order" | "hard"): Promise<void> {
    this.#stopping.abort();
    // A start that is cut short ends soon, and only then is it known what there is to stop.
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
      throw new Halt(`The ${child.name} doesn't answer within ${ms / 1000} s: its own words are above`);
    }
    throw new Halt(`The ${child.name} doesn't start (${await ended})`);
  }
}

/** Of the control paths, whose callers are not recorded. */
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
