import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "#lib/db/embedded/postgres.ts";
import { eventually } from "#lib/testing/until.ts";

let parent: string;
let started: Postgres[] = [];

async function start(dataDir: string): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir });
  started.push(postgres);
  return postgres;
}

async function query(postgres: Postgres, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgres.url.reveal() });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);
}

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "embedded "));
});

afterEach(async () => {
  for (const postgres of started) await postgres.stop("hard");
  started = [];
  await rm(parent, { recursive: true, force: true });
});

// Run by root, PostgreSQL uses a namespace for a folder that others can't enter, and the user nobody for an open one.
describe.each([
  ["in a private folder", 0o700],
  ["in a folder open to all", 0o755],
])("%s", (_, mode) => {
  beforeEach(() => chmod(parent, mode));

  test("keeps its rows across a stop and a start", async () => {
    const dataDir = join(parent, "data");
    const first = await start(dataDir);
    await query(first, "create table kept (word text)");
    await query(first, "insert into kept values ('绑定')");
    await first.stop();

    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second, "select upper(word) as word from kept")).toEqual([{ word: "绑定" }]);
    expect(await query(second, "show fsync")).toEqual([{ fsync: "on" }]);
  });

  test("adopts the server that a killed launcher left, and ends it", async () => {
    const dataDir = join(parent, "data");
    const module = fileURLToPath(new URL("postgres.ts", import.meta.url));
    const code = `const { startPostgres } = await import(${JSON.stringify(module)});
      await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      process.kill(process.pid, "SIGKILL");`;
    const launcher = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "ignore" });
    expect(await once(launcher, "exit")).toEqual([null, "SIGKILL"]);
    const pid = await postmasterPid(dataDir);

    const next = await start(dataDir);
    expect(next.adopted).toBe(true);
    expect(await postmasterPid(dataDir)).toBe(pid);
    await next.stop();
    await expect(query(next, "select 1")).rejects.toThrow("ECONNREFUSED");
    await expect(postmasterPid(dataDir)).rejects.toThrow("ENOENT");
  });
});

test("starts after the server was killed, with everything committed", async () => {
  const first = await start(parent);
  await query(first, "create table kept as select 1 as one");
  process.kill(await postmasterPid(parent), "SIGKILL");
  const second = await start(parent);
  expect(second.adopted).toBe(false);
  expect(await query(second, "select one from kept")).toEqual([{ one: 1 }]);
});

test("neither trusts nor signals a process that got the old server's pid", async () => {
  const first = await start(parent);
  const pidFile = join(parent, "postgres/data/postmaster.pid");
  const old = await readFile(pidFile, "utf8");
  await first.stop();
  const unrelated = spawn("sleep", ["60"]);
  await writeFile(pidFile, old.replace(/^\d+/, String(unrelated.pid)));

  const second = await start(parent);
  expect(second.adopted).toBe(false);
  await second.stop();
  expect(unrelated.exitCode).toBeNull();
  expect(unrelated.signalCode).toBeNull();
  unrelated.kill();
});

test("a stop doesn't touch another server that has taken over the folder", async () => {
  const first = await start(parent);
  await first.stop();
  const second = await start(parent);
  await first.stop();
  expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("two starts at the same moment share one server", async () => {
  const both = await Promise.all([start(parent), start(parent)]);
  expect(both.map((postgres) => postgres.adopted).sort()).toEqual([false, true]);
  expect(both[0].url.reveal()).toBe(both[1].url.reveal());
});

test("an incompletely created folder is created again", async () => {
  const gone = spawn("true");
  await once(gone, "exit");
  await mkdir(join(parent, `postgres.${gone.pid}.abc/data`), { recursive: true });
  const postgres = await start(parent);
  expect(await query(postgres, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await readdir(parent)).toEqual(["postgres"]);
});

test("listens on loopback only, asks for its password, and keeps it to its owner", async () => {
  const postgres = await start(parent);
  expect(await query(postgres, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const url = new URL(postgres.url.reveal());
  url.password = "guess";
  await expect(new Client({ connectionString: url.href }).connect()).rejects.toThrow("password authentication failed");
  expect((await stat(join(parent, "postgres/password"))).mode & 0o777).toBe(0o600);
  expect((await stat(join(parent, "postgres"))).mode & 0o777).toBe(0o700);
});

test("the log of a running server stays limited, and is written on after a rotation", async () => {
  const bytes = 5_000;
  const postgres = await startPostgres({ dataDir: parent, logLimit: { bytes, everyMs: 20 } });
  started.push(postgres);
  const log = join(parent, "postgres/postgres.log");
  const failures = Array.from({ length: 20 }, (_, count) =>
    query(postgres, `select * from missing_${count}${" ".repeat(1_000)}`),
  );
  for (const { status } of await Promise.allSettled(failures)) expect(status).toBe("rejected");
  await eventually(async () => expect((await stat(log)).size).toBeLessThan(bytes));
  expect(await readdir(join(parent, "postgres"))).toEqual(["data", "password", "postgres.log", "postgres.log.1"]);
  await expect(query(postgres, "select * from the_last")).rejects.toThrow("does not exist");
  await postgres.stop("hard");
  const kept = (await readFile(`${log}.1`, "utf8")) + (await readFile(log, "utf8"));
  expect(kept).toMatch(/^[^\0]*missing_[^\0]*the_last[^\0]*$/);
});

test("a damaged folder is refused with the server's own reason", async () => {
  const first = await start(parent);
  await first.stop();
  await writeFile(join(parent, "postgres/data/PG_VERSION"), "12\n");
  await expect(start(parent)).rejects.toThrow(/doesn't start: .*(incompatible|version).*\(see .*postgres\.log\)/);
});
