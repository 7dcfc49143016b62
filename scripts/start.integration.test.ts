import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "#lib/db/embedded/port.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { root } from "#scripts/launch/child.ts";
import { descendants, ownSettings, remaining, type Start, start, untilEmpty } from "#scripts/launch/testing/start.ts";

let folder: string;
let dataDir: string;
let running: Start[] = [];

function begin(...args: Parameters<typeof start>): Start {
  const one = start(...args);
  running.push(one);
  return one;
}

async function isHealthy(port: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
  return response?.ok === true;
}

beforeAll(async () => {
  expect(spawnSync(process.execPath, ["scripts/ensure.mjs", "--build"], { cwd: root, stdio: "inherit" }).status).toBe(
    0,
  );
  folder = await mkdtemp(join(tmpdir(), "start "));
  dataDir = join(folder, "data");
});

afterEach(async () => {
  for (const one of running) {
    one.process.kill("SIGTERM");
    await one.ended;
  }
  running = [];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a start with a new database calls the sandbox only once it is up", async () => {
  const settings = await ownSettings(await mkdtemp(join(folder, "new ")));
  await begin(settings).ready;
  const health = await fetch(`http://127.0.0.1:${settings.PORT}/api/health`);
  expect(await health.json()).not.toMatchObject({ cloud: "unreachable" });
});

test("the password of the database is in no process's environment or command line", async () => {
  const one = begin(await ownSettings(dataDir));
  await one.ready;
  const password = await readFile(join(dataDir, "postgres", "password"), "utf8");
  expect(password).toMatch(/^\S{20,}$/);
  const processes = descendants(one.pid).filter((each) => !each.command.includes("postgres"));
  expect(processes.length).toBeGreaterThan(1);
  for (const { pid, command } of processes) {
    expect(command).not.toContain(password);
    // A process that has ended since it was listed has no environment file.
    const environment = await readFile(join("/proc", String(pid), "environ"), "utf8").catch(() => "");
    expect(environment).not.toContain(password);
  }
});

/** Long, because the machine's init may be slow to reap orphans. */
const goneWithinMs = 20_000;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "says what it started, and %s ends every process of it",
  async (signal) => {
    const settings = await ownSettings(dataDir);
    const one = begin(settings);
    await one.ready;
    expect(await isHealthy(settings.PORT)).toBe(true);
    for (const part of [`http://127.0.0.1:${settings.PORT}`, "sandbox", "100010020001"]) {
      expect(one.printed()).toContain(part);
    }
    const processes = descendants(one.pid);
    const commands = processes.map((each) => each.command).join("\n");
    for (const part of ["scripts/console.ts", "lib/sandbox/main.ts", "bin/postgres"]) expect(commands).toContain(part);

    one.process.kill(signal);
    expect(await one.ended).toMatchObject({ code: 0 });
    expect(await untilEmpty(() => remaining(processes), goneWithinMs)).toEqual([]);
    expect(await isHealthy(settings.PORT)).toBe(false);
  },
);

test("an open event stream doesn't delay the end", async () => {
  const settings = await ownSettings(dataDir);
  const one = begin(settings);
  await one.ready;
  const stream = await fetch(`http://127.0.0.1:${settings.PORT}/api/events`);
  const drained = stream.text().catch(() => "cut");
  const asked = performance.now();
  one.process.kill("SIGTERM");
  expect(await one.ended).toMatchObject({ code: 0 });
  // A server that waits for its streams waits for ever.
  expect(performance.now() - asked).toBeLessThan(30_000);
  await drained;
});

test("after a SIGKILL of the launcher its processes end, and the next start works at once on the same ports", async () => {
  const settings = await ownSettings(dataDir);
  const killed = begin(settings);
  await killed.ready;
  const processes = descendants(killed.pid).filter((each) => !each.command.includes("postgres"));
  killed.process.kill("SIGKILL");
  await killed.ended;

  const next = begin(settings);
  await next.ready;
  expect(await untilEmpty(() => remaining(processes), goneWithinMs)).toEqual([]);
  expect(await isHealthy(settings.PORT)).toBe(true);
});

test.each(["SIGTERM", "SIGKILL"] as const)("%s while the database is created leaves no process", async (signal) => {
  const one = begin(await ownSettings(await mkdtemp(join(folder, "new "))));
  const commands = () => descendants(one.pid).map(({ command }) => command);
  await expect
    .poll(commands, { timeout: 10_000 })
    .toEqual(expect.arrayContaining([expect.stringContaining("console.ts"), expect.stringContaining("initdb")]));
  const processes = descendants(one.pid);
  one.process.kill(signal);
  await one.ended;
  expect(await untilEmpty(() => remaining(processes), goneWithinMs)).toEqual([]);
});

test("after a SIGKILL of npm too", async () => {
  const settings = await ownSettings(dataDir);
  const npm = begin({ ...settings, npm_lifecycle_event: "start" }, [
    "/bin/sh",
    "-c",
    `"${process.execPath}" scripts/start.ts; true`,
  ]);
  await npm.ready;
  const processes = descendants(npm.pid);
  expect(processes.length).toBeGreaterThan(4);
  npm.process.kill("SIGKILL");
  expect(await untilEmpty(() => remaining(processes), goneWithinMs)).toEqual([]);
});

test.each(["scripts/console.ts", "lib/sandbox/main.ts", "bin/postgres"])(
  "when %s dies, the rest ends and a line says so",
  async (part) => {
    const one = begin(await ownSettings(dataDir));
    await one.ready;
    const processes = descendants(one.pid);
    const victim = processes.find((each) => each.command.includes(part));
    if (victim) process.kill(victim.pid, "SIGKILL");
    const { code, printed } = await one.ended;
    expect(code).toBe(1);
    expect(printed).toMatch(/^The (console|sandbox|database) .*: everything else is stopped too$/m);
    expect(await untilEmpty(() => remaining(processes), goneWithinMs)).toEqual([]);
  },
);

describe("a start that fails says why in one line:", () => {
  async function refusal(settings: Record<string, string>, ...args: string[]): Promise<string[]> {
    const { code, printed } = await begin(settings, [process.execPath, "scripts/start.ts", ...args]).ended;
    expect(code).toBe(1);
    return printed.trim().split("\n");
  }

  test.each(["PORT", "SANDBOX_PORT"])("%s is taken", async (name) => {
    const other = createServer();
    await once(other.listen(0, "127.0.0.1"), "listening");
    const address = other.address();
    const port = String(typeof address === "object" && address ? address.port : 0);
    const lines = await refusal({ ...(await ownSettings(dataDir)), [name]: port });
    other.close();
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Port ${port} on 127.0.0.1 is taken.* set ${name} `))]);
  });

  test("the data folder is in use, and the first start keeps running", async () => {
    const first = await ownSettings(dataDir);
    await begin(first).ready;
    const lines = await refusal(await ownSettings(dataDir));
    expect(lines).toEqual([expect.stringMatching(/^Another console is using .*data: stop it, or set DATA_DIR/)]);
    expect(await isHealthy(first.PORT)).toBe(true);
  });

  test("each broken setting", async () => {
    const lines = await refusal({ PORT: "0", HOST: "0.0.0.0", LOG_LEVEL: "loud" });
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual(["HOST", "LOG_LEVEL", "PORT"]);
  });

  test("the given database is away, without printing its password", async () => {
    const port = await freePort();
    const lines = await refusal({
      ...(await ownSettings(dataDir)),
      DATABASE_URL: `postgres://someone:hush@127.0.0.1:${port}/console`,
    });
    expect(lines).toEqual([
      expect.stringMatching(/^The database at 127\.0\.0\.1:\d+\/console can't be reached .*DATABASE_URL/),
    ]);
    expect(lines[0]).not.toContain("hush");
  });

  test("an option of the sandbox for another cloud", async () => {
    const keys = { TENCENTCLOUD_SECRET_ID: "AKIDother", TENCENTCLOUD_SECRET_KEY: "other" };
    const lines = await refusal({ ...(await ownSettings(dataDir)), ...keys }, "--control");
    expect(lines).toEqual(["--control is for the sandbox, and the settings choose another cloud: leave it out"]);
  });

  test("an option that the sandbox doesn't know", async () => {
    const lines = await refusal(await ownSettings(dataDir), "--nonsense");
    expect(lines.at(-1)).toMatch(/^The sandbox doesn't start/);
  });
});

test("keys in the environment choose the real cloud, and no sandbox runs", async () => {
  const settings = await ownSettings(dataDir);
  const one = begin({
    ...settings,
    TENCENTCLOUD_SECRET_ID: "AKIDother",
    TENCENTCLOUD_SECRET_KEY: "other",
    CLOUD_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
  });
  await one.ready;
  expect(descendants(one.pid).some((each) => each.command.includes("sandbox"))).toBe(false);
  expect(one.printed()).toMatch(/Cloud +Tencent Cloud, international site at http:\/\/127/);
  expect(one.printed()).toMatch(
    /Account +not known yet: the cloud doesn't answer for keys AKIDother \(not-sent: connection-refused: /,
  );
  expect(await isHealthy(settings.PORT)).toBe(true);
});

test("the start says why the account can't be read", async () => {
  const one = begin({
    ...(await ownSettings(dataDir)),
    TKE_REGION: "ap-guangzhou",
    TKE_PROVIDER_ID: "sandbox-oidc",
    TKE_ROLE_ARN: "arn",
    TKE_WEB_IDENTITY_TOKEN_FILE: join(folder, "absent"),
  });
  await one.ready;
  expect(one.printed()).toMatch(/for pod role arn \(not-sent: no-credentials: The token file .*absent can't be read/);
});

test("a pod's role chooses the real cloud, and the role assumed with it names the account", async () => {
  const cloud = await startSandbox();
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, ["{}", "{}", "x"].map((part) => Buffer.from(part).toString("base64url")).join("."));
  const one = begin({
    ...(await ownSettings(dataDir)),
    TKE_REGION: "ap-guangzhou",
    TKE_PROVIDER_ID: "sandbox-oidc",
    TKE_ROLE_ARN: "qcs::cam::uin/100010020001:roleName/sandbox-operator",
    TKE_WEB_IDENTITY_TOKEN_FILE: tokenFile,
    TENCENTCLOUD_ASSUME_ROLE_ARN: "qcs::cam::uin/100010020002:roleName/sandbox-operator",
    CLOUD_ENDPOINT: cloud.url,
  });
  await one.ready;
  expect(descendants(one.pid).some((each) => each.command.includes("sandbox"))).toBe(false);
  expect(one.printed()).toMatch(/Cloud +Tencent Cloud, international site at http:\/\/127/);
  expect(one.printed()).toMatch(/Account +100010020002$/m);
  await cloud.close();
});
