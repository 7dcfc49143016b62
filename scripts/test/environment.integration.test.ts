import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { setDecoy } from "#scripts/test/decoy.ts";
import { testEnvironment } from "#scripts/test/environment.ts";

/** Prints which of the decoy's settings a program sees, and whether it can reach the decoy. */
const visitor = `
  const { env } = process;
  const seen = Object.keys(env).filter((name) => JSON.parse(env.PLANTED).includes(name));
  await fetch(env.CLOUD_ENDPOINT ?? env.HTTPS_PROXY ?? "http://decoy.invalid/").catch(() => {});
  console.log(JSON.stringify(seen));
`;

test.each([
  ["cleared", true],
  ["as it is", false],
])("an environment that is %s", async (_, cleared) => {
  const decoy = await setDecoy();
  const planted = { ...process.env, ...decoy.settings };
  const env = { ...(cleared ? testEnvironment(planted, "/nowhere") : planted) };
  env.PLANTED = JSON.stringify(Object.keys(decoy.settings));
  const child = spawn(process.execPath, ["--input-type=module", "-e", visitor], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, "close")]);
  decoy.close();
  expect(JSON.parse(printed)).toEqual(cleared ? [] : expect.arrayContaining(Object.keys(decoy.settings)));
  expect(decoy.visits() > 0).toBe(!cleared);
});
