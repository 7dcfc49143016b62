import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freePort } from "#lib/db/embedded/port.ts";
import { root } from "#scripts/launch/child.ts";
import { ownSettings, start } from "#scripts/launch/testing/start.ts";

/** Texts that reveal a server module in a bundle. */
const marks: Record<string, string> = {
  "lib/cloud/tc3.ts": "tc3_request",
  "lib/env-cloud.ts": "TENCENTCLOUD_SECRET_KEY",
  "lib/db/pooler.ts": "pg_backend_pid",
  "lib/sandbox/accounts.ts": "sandbox-classic-secret",
  "lib/sandbox/control.ts": "x-sandbox-control",
  // The drawings are made on the server, d3 with them.
  "components/metrics/plot.ts": "digits(1)",
};

function read(path: string): string {
  return readFileSync(join(root, path), "utf8").toLowerCase();
}

beforeAll(() => {
  expect(spawnSync(process.execPath, ["scripts/ensure.mjs", "--build"], { cwd: root, stdio: "inherit" }).status).toBe(
    0,
  );
});

describe("the files that browsers load", () => {
  test("exist", () => {
    expect(globSync(".next/static/**/*.js", { cwd: root }).length).toBeGreaterThan(3);
  });

  test.each(Object.entries(marks))("contain nothing of %s", (module, mark) => {
    expect(read(module)).toContain(mark.toLowerCase());
    const files = globSync(".next/static/**/*.{js,css,json,map}", { cwd: root });
    expect(files.filter((file) => read(file).includes(mark.toLowerCase()))).toEqual([]);
  });
});

test("no page and no answer contains a key, a token or a password of the settings", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "bundle-"));
  const settings = await ownSettings(dataDir);
  const planted = {
    TENCENTCLOUD_SECRET_KEY: "planted-key-7d1f",
    TENCENTCLOUD_TOKEN: "planted-token-9c2e",
    HTTPS_PROXY: `http://someone:planted-proxy-4b3a@127.0.0.1:${await freePort()}`,
  };
  const one = start({
    ...settings,
    ...planted,
    TENCENTCLOUD_SECRET_ID: "AKIDplanted",
    CLOUD_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
  });
  try {
    await one.ready;
    const secrets = [
      planted.TENCENTCLOUD_SECRET_KEY,
      planted.TENCENTCLOUD_TOKEN,
      "planted-proxy-4b3a",
      await readFile(join(dataDir, "postgres/password"), "utf8"),
    ];
    const pages = globSync("app/**/page.tsx", { cwd: root }).map(addressOf);
    const answers = globSync("app/api/**/route.ts", { cwd: root }).map(addressOf);
    expect(pages).toContain("/");
    for (const path of [...pages, ...answers.filter((path) => path !== "/api/events")]) {
      for (const rsc of ["0", "1"]) {
        const response = await fetch(`http://127.0.0.1:${settings.PORT}${path}`, { headers: { RSC: rsc } });
        const text = JSON.stringify([...response.headers]) + (await response.text());
        for (const secret of secrets) expect(text, path).not.toContain(secret);
      }
    }
    for (const secret of secrets) expect(one.printed()).not.toContain(secret);
  } finally {
    one.process.kill("SIGTERM");
    await one.ended;
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** The URL at which Next serves a file of app/: without route groups, and with an arbitrary word for each parameter. */
function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts
    .filter((part) => !part.startsWith("("))
    .map((part) => (part.startsWith("[") ? "x" : part))
    .join("/")}`;
}
