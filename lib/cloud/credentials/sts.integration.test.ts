import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Wire } from "#lib/cloud/call-once.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import { createCloudClient } from "#lib/cloud/client.ts";
import { profileCredentials } from "#lib/cloud/credentials/profile.ts";
import { type CredentialSource, fixedCredentials } from "#lib/cloud/credentials/source.ts";
import { assumedRole, podRole } from "#lib/cloud/credentials/sts.ts";
import { failure, openBudget, region } from "#lib/cloud/testing/client-examples.ts";
import { closedPort, refusal, startHostileServer, success } from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";
import { Secret } from "#lib/secret.ts";

const transport = createTransport({ httpsProxy: null, noProxy: null });
const operator = "qcs::cam::uin/100010020001:roleName/sandbox-operator";
const role = { arn: operator, sessionName: "night-shift", durationSeconds: 3600 };
let sandbox: RunningSandbox;
let wire: Wire;
let folder: string;
let tokenFile: string;

beforeAll(async () => {
  sandbox = await startSandbox({ control: true });
  wire = { settings: { realm: "sandbox", endpoint: sandbox.url }, transport };
  folder = await mkdtemp(join(tmpdir(), "credentials-"));
  tokenFile = join(folder, "token");
});

beforeEach(async () => {
  await ask(sandbox, "POST", "reset", {});
  await writeFile(tokenFile, `${jwt(600)}\n`);
});

afterAll(async () => {
  await transport.close();
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** An identity token that expires after so many seconds. */
function jwt(seconds: number): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
  return [part({ alg: "RS256" }), part({ exp: Math.floor(Date.now() / 1000) + seconds }), "planted-proof"].join(".");
}

function fixed({ secretId, secretKey } = keys.standard): CredentialSource {
  return fixedCredentials({ secretId, secretKey: new Secret(secretKey), token: null });
}

function pod(settings: { roleArn?: string; tokenFile?: string } = {}) {
  return podRole(wire, { region, providerId: "sandbox-oidc", roleArn: operator, tokenFile, ...settings });
}

function clientOf(credentials: CredentialSource) {
  return createCloudClient({ ...wire, credentials, budget: openBudget().budget });
}

/** How often an action was answered, by outcome, since the last reset. */
async function counted(action: string): Promise<Record<string, number>> {
  const { body } = await ask(sandbox, "GET", "calls");
  return body.counts[action] ?? {};
}

function orders(action: string, kind: string, more: object = {}) {
  return ask(sandbox, "POST", "faults", { action, kind, ...more });
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const reason = String(await work.then(() => "no failure", String));
  for (const secret of ["planted-proof", keys.standard.secretKey]) expect(reason).not.toContain(secret);
  return reason;
}

const advance = (advanceMs: number) => ask(sandbox, "POST", "clock", { advanceMs });

describe("a role taken on", () => {
  test("acts as the role, with keys that last as asked", async () => {
    const source = assumedRole(wire, fixed(), role);
    const { secretId, token, expiresAt } = await source.get();
    expect(secretId).not.toBe(keys.standard.secretId);
    expect(token?.reveal()).not.toBe("");
    expect(Math.round((Number(expiresAt) - Date.now()) / 60_000)).toBe(60);
    expect((await clientOf(source).identity()).arn).toContain("assumed-role/4611686018427397920");
  });

  test("a hundred waiting callers make one call", async () => {
    const source = assumedRole(wire, fixed(), role);
    const got = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(got.map(({ secretId }) => secretId)).size).toBe(1);
    expect(await counted("AssumeRole")).toEqual({ OK: 1 });
  });

  test("keys that expire early are replaced once, for all calls refused because of it", async () => {
    const client = clientOf(assumedRole(wire, fixed(), role));
    await client.identity();
    await advance(2 * 3600_000);
    const calls = Array.from({ length: 10 }, () => client.call(describeNetworkAccountType, {}, { region }));
    for (const { response } of await Promise.all(calls)) expect(response.NetworkAccountType).toBe("STANDARD");
    expect(await counted("AssumeRole")).toEqual({ OK: 2 });
    expect((await counted("DescribeNetworkAccountType"))["AuthFailure.TokenFailure"]).toBe(10);
  });

  test("expired keys of the source below are replaced too", async () => {
    const base = pod();
    const viewer = { ...role, arn: "qcs::cam::uin/100010020002:roleName/sandbox-viewer" };
    const client = clientOf(assumedRole(wire, base, viewer));
    expect((await client.identity()).accountId).toBe("100010020002");
    await advance(5 * 3600_000);
    expect((await client.call(describeNetworkAccountType, {}, { region })).response.NetworkAccountType).toBe("LEGACY");
    expect(await counted("AssumeRoleWithWebIdentity")).toEqual({ OK: 2 });
    expect(await counted("AssumeRole")).toEqual({ OK: 2, "AuthFailure.TokenFailure": 1 });
  });

  test("keys of a profile that is replaced serve the next time", async () => {
    const file = join(folder, "credentials");
    await writeFile(file, "[default]\nsecret_id = AKIDgone\nsecret_key = planted-proof\n");
    const source = assumedRole(wire, profileCredentials("default", [file]), role);
    expect(await reasonOf(source.get())).toContain("AuthFailure.SecretIdNotFound");
    const { secretId, secretKey } = keys.standard;
    await writeFile(file, `[default]\nsecret_id = ${secretId}\nsecret_key = ${secretKey}\n`);
    expect((await source.get()).token).not.toBeNull();
  });

  test.each([
    ["a refusal", "error", { code: "InternalError.SystemError" }, "InternalError.SystemError: The sandbox answers"],
    ["a cut connection", "drop-before", {}, "no-answer: connection-lost"],
    ["garbage", "garbage", {}, "no-answer: not-json"],
    ["another form", "wrong-type", {}, "no-answer: wrong-shape"],
  ])("%s is told and not kept", async (_, kind, more, words) => {
    await orders("AssumeRole", kind, more);
    const source = assumedRole(wire, fixed(), role);
    expect(await reasonOf(source.get())).toContain(words);
    expect((await source.get()).token).not.toBeNull();
  });

  test("a refusal names the role, the code and the RequestId, to the client's caller too", async () => {
    const arn = `${operator}s`;
    const source = assumedRole(wire, fixed(), { ...role, arn });
    const told = await failure(clientOf(source).identity());
    expect(told).toMatchObject({ kind: "not-sent", reason: "no-credentials" });
    expect("detail" in told && told.detail).toMatch(
      /^The role \S+operators can't be taken on: ResourceNotFound.RoleNotFound: .* \(RequestId [0-9a-f-]{36}\)$/,
    );
    const readonly = assumedRole(wire, fixed(keys.readonly), role);
    expect(await reasonOf(readonly.get())).toContain("UnauthorizedOperation");
  });

  test("without a connection the error has the reason", async () => {
    const settings = { realm: "intl" as const, endpoint: `http://127.0.0.1:${await closedPort()}` };
    const source = assumedRole({ settings, transport }, fixed(), role);
    expect(await reasonOf(source.get())).toContain("not-sent: connection-refused");
  });
});

describe("a pod's role", () => {
  test("is assumed with the token in the file, by an unsigned call", async () => {
    const client = clientOf(pod());
    expect((await client.identity()).arn).toContain("assumed-role/4611686018427397920");
    const { body } = await ask(sandbox, "GET", "calls?action=AssumeRoleWithWebIdentity");
    expect(body.calls[0]).toMatchObject({
      secretId: "",
      region,
      body: { RoleArn: operator, RoleSessionName: "clb-function-console", WebIdentityToken: "[secret]" },
    });
  });

  test("a replaced token file is used without a restart", async () => {
    const source = pod();
    await writeFile(tokenFile, jwt(-10));
    expect(await reasonOf(source.get())).toContain("InvalidParameter.WebIdentityTokenError");
    await writeFile(tokenFile, jwt(600));
    const first = await source.get();
    await writeFile(tokenFile, jwt(-10));
    expect(await source.get()).toBe(first);
    source.drop(first);
    expect(await reasonOf(source.get())).toContain("InvalidParameter.WebIdentityTokenError");
    await writeFile(tokenFile, jwt(600));
    expect((await source.get()).secretId).not.toBe(first.secretId);
  });

  test.each([
    ["absent", null, "absent can't be read (ENOENT)"],
    ["empty", "\n", "empty is empty"],
  ])("a file that is %s is named", async (name, content, words) => {
    const file = join(folder, name);
    if (content !== null) await writeFile(file, content);
    expect(await reasonOf(pod({ tokenFile: file }).get())).toContain(`The token file ${file.replace(name, words)}`);
  });

  test("a token that the cloud repeats in its message is not shown", async () => {
    const token = jwt(600);
    await writeFile(tokenFile, token);
    const server = await startHostileServer();
    server.behave(refusal("InvalidParameter.WebIdentityTokenError", `The token ${token} is none.`), success({}));
    const settings = { realm: "intl" as const, endpoint: server.origin };
    const tke = { region, providerId: "sandbox-oidc", roleArn: operator, tokenFile };
    const source = podRole({ settings, transport }, tke);
    expect(await reasonOf(source.get())).toContain("The token [secret] is none.");
    expect(await reasonOf(source.get())).toContain("STS answered without keys");
    await server.close();
  });
});
