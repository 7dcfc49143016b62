import { afterAll, beforeAll, expect, test } from "vitest";
import { instanceRole } from "#lib/cloud/credentials/cvm.ts";
import { assumedRole } from "#lib/cloud/credentials/sts.ts";
import {
  answer,
  type Behaviour,
  closedPort,
  drop,
  flood,
  type HostileServer,
  hang,
  startHostileServer,
  startTcpServer,
  trickle,
} from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";

let metadata: HostileServer;

beforeAll(async () => {
  metadata = await startHostileServer();
});

afterAll(() => metadata.close());

function given(members: object = {}): Behaviour {
  const { secretId, secretKey, token } = keys.temporary;
  const ExpiredTime = Math.floor(Date.now() / 1000) + 3600;
  const granted = { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token, ExpiredTime, Code: "Success" };
  return answer(200, JSON.stringify({ ...granted, ...members }));
}

test("keys of the instance's role come from the metadata service, once for all", async () => {
  metadata.behave(given());
  const source = instanceRole("console role", metadata.origin);
  const got = await Promise.all(Array.from({ length: 100 }, () => source.get()));
  expect(metadata.seen).toHaveLength(1);
  expect(metadata.seen[0]).toMatchObject({
    method: "GET",
    path: "/latest/meta-data/cam/security-credentials/console%20role",
  });
  expect(got[99]?.secretId).toBe(keys.temporary.secretId);
  expect(got[99]?.secretKey.reveal()).toBe(keys.temporary.secretKey);
  expect(got[99]?.token?.reveal()).toBe(keys.temporary.token);
  expect(Math.round((Number(got[99]?.expiresAt) - Date.now()) / 60_000)).toBe(60);
});

test("rotated keys are taken when those held come to their end", async () => {
  metadata.behave(given({ ExpiredTime: Math.floor(Date.now() / 1000) + 30 }), given({ TmpSecretId: "AKIDnext" }));
  const source = instanceRole("console", metadata.origin);
  await source.get();
  expect((await source.get()).secretId).toBe("AKIDnext");
  expect((await source.get()).secretId).toBe("AKIDnext");
  expect(metadata.seen).toHaveLength(2);
});

test.each<[string, Behaviour, string]>([
  ["no such role", answer(404, ""), "This CVM instance doesn't have the role console"],
  ["a failure", answer(500, "planted"), "The metadata service gives no keys of the role console (HTTP 500)"],
  ["another code", given({ Code: "Failed" }), "gives no keys of the role console (HTTP 200)"],
  ["missing keys", given({ TmpSecretKey: null }), "gives no keys of the role console (HTTP 200)"],
  ["a page", answer(200, "<html>"), "gives no keys of the role console (HTTP 200)"],
  ["a lost connection", drop, "doesn't answer: it does on CVM instances alone"],
  ["no answer", hang, "doesn't answer: it does on CVM instances alone"],
  ["a slow answer", trickle, "doesn't answer: it does on CVM instances alone"],
  ["too much", flood(100_000), "doesn't answer: it does on CVM instances alone"],
])("%s is told, and not kept", async (_, behaviour, words) => {
  metadata.behave(behaviour, given());
  const source = instanceRole("console", metadata.origin);
  const reason = await source.get().catch(String);
  expect(reason).toContain(words);
  expect(reason).not.toContain("planted");
  expect(reason).not.toContain(keys.temporary.secretKey);
  expect((await source.get()).secretId).toBe(keys.temporary.secretId);
});

test("a missing metadata service is reported at once", async () => {
  const origin = `http://127.0.0.1:${await closedPort()}`;
  await expect(instanceRole("console", origin).get()).rejects.toThrow(`at ${new URL(origin).host} doesn't answer`);
});

test("a service that takes connections and says nothing is given up", async () => {
  const silent = await startTcpServer(() => {});
  await expect(instanceRole("console", `http://127.0.0.1:${silent.port}`).get()).rejects.toThrow("doesn't answer");
  await silent.close();
});

test("a further role is taken on with the instance's keys", async () => {
  metadata.behave(given());
  const sandbox = await startSandbox();
  const transport = createTransport({ httpsProxy: null, noProxy: null });
  const arn = "qcs::cam::uin/100010020002:roleName/sandbox-viewer";
  const role = { arn, sessionName: "night-shift", durationSeconds: 900 };
  const wire = { settings: { realm: "sandbox" as const, endpoint: sandbox.url }, transport };
  const { secretId } = await assumedRole(wire, instanceRole("console", metadata.origin), role).get();
  expect(secretId).toMatch(/^AKID[0-9a-f]{48}$/);
  await transport.close();
  await sandbox.close();
});
