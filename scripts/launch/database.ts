import { Client } from "pg";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import type { Env } from "#lib/env.ts";
import type { Secret } from "#lib/secret.ts";
import { Halt } from "#scripts/launch/halt.ts";
import { until } from "#scripts/launch/patience.ts";

export interface DatabaseProcess {
  url: Secret;
  /** Resolves when our own database is lost; never for a given one, which the console watches. */
  lost: Promise<string>;
  stop(how: "in-order" | "hard"): Promise<void>;
}

/** Key of the advisory lock for one start per folder (any unused number). */
const folderLock = 7_202_611_242;
/** A killed launcher holds its lock until the server notices the closed connection. */
const graceMs = 3000;

/**
 * The database of this start: the given one, or our own in the data folder.
 *
 * @throws Halt, PostgresError
 */
export async function openDatabase(env: Env, say: (line: string) => void): Promise<DatabaseProcess> {
  if (env.databaseUrl) {
    await tryGiven(env.databaseUrl);
    return { url: env.databaseUrl, lost: new Promise(() => undefined), stop: async () => undefined };
  }
  const postgres = await startPostgres({ dataDir: env.dataDir, log: say });
  const holder = await connect(postgres.url);
  const lost = new Promise<string>((resolve) => {
    holder.on("error", (error) => resolve(error.message));
    holder.on("end", () => resolve("it closed the connection"));
  });
  if (!(await until(() => lock(holder), graceMs))) {
    await holder.end();
    throw new Halt(
      `Another console is using ${env.dataDir}: stop it, or set DATA_DIR to another folder (and PORT and SANDBOX_PORT)`,
    );
  }
  return { url: postgres.url, lost, stop: (how) => postgres.stop(how) };
}

async function lock(holder: Client): Promise<boolean> {
  const { rows } = await holder.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [folderLock]);
  return rows[0]?.held === true;
}

async function connect(url: Secret): Promise<Client> {
  const client = new Client({
    connectionString: url.reveal(),
    application_name: "clb-function-console start",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function tryGiven(url: Secret): Promise<void> {
  try {
    await (await connect(url)).end();
  } catch (error) {
    const { host, pathname } = new URL(url.reveal());
    const words = error instanceof AggregateError ? error.errors.map((each) => each.message).join("; ") : String(error);
    throw new Halt(
      `The database at ${host}${pathname} can't be reached (${words.replace(/^\w*[eE]rror: /, "")}): start it, or correct or unset DATABASE_URL`,
    );
  }
}
