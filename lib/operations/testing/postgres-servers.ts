import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Postgres, startPostgres } from "#lib/db/embedded/postgres.ts";
import { runStatements, unsynced } from "#lib/db/testing/statements.ts";

/** A PostgreSQL server on which tests create databases and which they may kill. */
export interface PostgresServer {
  url(): string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** The built-in server, with connections for many consoles. */
export async function ownPostgres(): Promise<PostgresServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "clb-console-faults-"));
  let server: Postgres = await startPostgres({ dataDir });
  await runStatements(server.url.reveal(), ["alter system set max_connections = 300", ...unsynced]);
  await server.stop("hard");
  server = await startPostgres({ dataDir });
  return {
    url: () => server.url.reveal(),
    async kill() {
      const text = await readFile(join(dataDir, "postgres/data/postmaster.pid"), "utf8");
      process.kill(Number(text.split("\n")[0]), "SIGKILL");
    },
    async restart() {
      server = await startPostgres({ dataDir });
    },
    async end() {
      await server.stop("hard");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Settings that an administrator may give a console's role: another time zone, and time limits. */
const roleSettings = [
  "timezone = 'Asia/Shanghai'",
  "statement_timeout = '30s'",
  "idle_in_transaction_session_timeout = '10s'",
];

/** A server as given by `DATABASE_URL`: an ordinary role with limits, no superuser. */
export async function givenPostgres(): Promise<PostgresServer> {
  const server = await ownPostgres();
  await runStatements(server.url(), [
    "create role console login createdb password 'given'",
    ...roleSettings.map((setting) => `alter role console set ${setting}`),
    "create database console owner console",
  ]);
  return {
    ...server,
    url() {
      const url = new URL(server.url());
      url.username = "console";
      url.password = "given";
      url.pathname = "/console";
      return url.href;
    },
  };
}
