import { expect, test } from "vitest";
import { readEnv } from "#lib/env.ts";
import { consoleEnvironment, makePlan } from "#scripts/launch/plan.ts";

const sources = [
  { TENCENTCLOUD_SECRET_ID: "AKID", TENCENTCLOUD_SECRET_KEY: "planted" },
  { TENCENTCLOUD_PROFILE: "team" },
  { TKE_REGION: "r", TKE_PROVIDER_ID: "p", TKE_ROLE_ARN: "arn", TKE_WEB_IDENTITY_TOKEN_FILE: "/token" },
  { TENCENTCLOUD_CAM_ROLE_NAME: "console" },
];

test.each(sources)("%# credentials choose the real cloud, and the console gets them", (named) => {
  const source = { NODE_ENV: "test" as const, TENCENTCLOUD_ASSUME_ROLE_ARN: "arn", ...named };
  const plan = makePlan(source, []);
  expect(plan.sandbox).toBeNull();
  const console = readEnv(consoleEnvironment(plan, source));
  expect(console.cloud).toEqual(plan.env.cloud);
  expect(console.cloud).toMatchObject({ realm: "intl", role: { arn: "arn" } });
  expect(() => makePlan(source, ["--control"])).toThrow("--control is for the sandbox");
});

test("a given database is not in the console's environment; its address is sent separately", () => {
  const source = { NODE_ENV: "test" as const, DATABASE_URL: "postgres://someone:hush@127.0.0.1/console" };
  const plan = makePlan(source, []);
  expect(plan.env.databaseUrl?.reveal()).toBe(source.DATABASE_URL);
  expect(JSON.stringify(consoleEnvironment(plan, source))).not.toContain("hush");
});

test("without credentials the sandbox starts, and the console gets its keys and no other cloud setting", () => {
  const source = { NODE_ENV: "test" as const, SANDBOX_PORT: "9", TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: "night" };
  const plan = makePlan(source, ["--control"]);
  expect(plan.sandbox).toEqual(["--control"]);
  const environment = consoleEnvironment(plan, source);
  expect(environment).not.toHaveProperty("TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME");
  expect(readEnv(environment).cloud).toMatchObject({
    realm: "sandbox",
    endpoint: "http://127.0.0.1:9",
    credentials: { source: "environment", secretId: "AKIDsandboxstandard" },
    role: null,
  });
});
