import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsAccount } from "#lib/account.ts";
import { createBudget } from "#lib/cloud/budget.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { openCloud } from "#lib/cloud/open.ts";
import { failure, region } from "#lib/cloud/testing/client-examples.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

function open(chosen: Pick<CloudSettings, "credentials" | "role">, endpoint = sandbox.url) {
  const cloud = { realm: "sandbox" as const, endpoint, ...chosen };
  const budget = createBudget({ query: async () => ({ rows: [{ granted: true }] }) });
  return openCloud(settingsAccount(cloud), { httpsProxy: null, noProxy: null, budget });
}

const { secretId, secretKey } = keys.classic;
const classic = { source: "environment" as const, secretId, secretKey: new Secret(secretKey), token: null };

test("the settings open a client, which ends when it is closed", async () => {
  const cloud = open({ credentials: classic, role: null });
  expect((await cloud.identity()).accountId).toBe("100010020002");
  await cloud.close();
  expect(await failure(cloud.call(getCallerIdentity, {}, { region, hasTurn: true }))).toMatchObject({
    kind: "not-sent",
  });
});

test("a role in the settings acts in its own account", async () => {
  const arn = "qcs::cam::uin/100010020001:roleName/sandbox-operator";
  const role = { arn, sessionName: "night-shift", durationSeconds: 3600 };
  const cloud = open({ credentials: classic, role });
  expect(await cloud.identity()).toEqual({
    accountId: "100010020001",
    principalId: "100010020002",
    arn: "qcs::sts:100010020001:assumed-role/4611686018427397920",
  });
  await cloud.close();
});

test("it is away once nothing listens there any more, and there again once something does", async () => {
  const own = await startSandbox();
  const cloud = open({ credentials: classic, role: null }, own.url);
  await cloud.identity();
  await own.close();
  await failure(cloud.call(getCallerIdentity, {}, { region, hasTurn: true }));
  await eventually(() => expect(cloud.reach()).toBe("unreachable"));
  const again = await startSandbox({ port: own.port });
  await eventually(() => expect(cloud.reach()).toBe("reachable"));
  await cloud.close();
  await again.close();
});
