import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tencent from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { selfSigned } from "#lib/sandbox/testing/certificate.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { type ClientOptions, configOf, keys } from "#lib/sandbox/testing/sdk.ts";
import { typedClients } from "#lib/sandbox/testing/typed-sdk.ts";

const folder = mkdtempSync(join(tmpdir(), "sandbox-ways-"));
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ control: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function clients(options: ClientOptions = {}, at = sandbox) {
  return typedClients(configOf(at, options));
}

/** A request whose query needs dotted notation. */
const nested = { Limit: 1, Filters: [{ Name: "tag:env", Values: ["prod", "官网 & +"] }] };

describe("signing", () => {
  test("GET and POST give the same answer", async () => {
    const answers = await Promise.all(
      (["GET", "POST"] as const).map((method) => clients({ method }).clb.DescribeLoadBalancers(nested)),
    );
    const [byGet, byPost] = answers.map(({ RequestId: _, ...members }) => members);
    expect(byGet).toEqual(byPost);
    expect(byGet?.LoadBalancerSet).toHaveLength(1);
  });

  test.each([
    ["GET", "HmacSHA1"],
    ["GET", "HmacSHA256"],
    ["POST", "HmacSHA1"],
    ["POST", "HmacSHA256"],
  ] as const)("%s with the older %s is refused, in the language it asks for", async (method, signMethod) => {
    const { clb } = clients({ method, signMethod, language: "zh-CN" });
    await expect(clb.DescribeLoadBalancers(nested)).rejects.toMatchObject({
      code: "AuthFailure.InvalidAuthorization",
      message: expect.stringContaining("不符合"),
    });
  });
});

describe("the connection", () => {
  test("is TLS where the sandbox has a certificate", async () => {
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    const signed = selfSigned();
    writeFileSync(cert, signed.cert);
    writeFileSync(key, signed.key);
    const secure = await startSandbox({ tls: { cert, key } });
    const { sts } = clients({ agent: new TlsAgent({ ca: signed.cert }) }, secure);
    expect(await sts.GetCallerIdentity()).toMatchObject({ AccountId: "100010020001" });
    await secure.close();
  });

  test("is kept and used again by an agent that keeps it", async () => {
    const agent = new Agent({ keepAlive: true });
    const released: Socket[] = [];
    agent.on("free", (socket: Socket) => released.push(socket));
    const { clb, scf } = clients({ agent });
    for (let call = 0; call < 3; call += 1) {
      await clb.DescribeLoadBalancers({ Limit: 1 });
      await scf.ListNamespaces({});
    }
    expect(released).toHaveLength(6);
    expect(new Set(released).size).toBe(1);
    agent.destroy();
  });

  test("is given up after reqTimeout, and the call is not sent again", async () => {
    await ask(sandbox, "POST", "reset", {});
    await ask(sandbox, "POST", "faults", { action: "ListNamespaces", kind: "hang" });
    const config = configOf(sandbox);
    config.profile.httpProfile.reqTimeout = 0.3;
    const refusal = typedClients(config).scf.ListNamespaces({});
    await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining("timeout") });
    const { body } = await ask(sandbox, "GET", "calls?action=ListNamespaces");
    expect(body.calls).toHaveLength(1);
  });

  test.each([
    ["http-500", { httpCode: 500 }],
    ["drop-before", { message: expect.stringContaining("socket hang up") }],
    ["drop-after", { message: expect.stringContaining("socket hang up") }],
    ["rate-limit", { code: "RequestLimitExceeded" }],
  ])("that suffers %s is told once: this SDK never tries again", async (kind, told) => {
    await ask(sandbox, "POST", "reset", {});
    await ask(sandbox, "POST", "faults", { action: "ListNamespaces", kind });
    await expect(clients().scf.ListNamespaces({})).rejects.toMatchObject(told);
    const { body } = await ask(sandbox, "GET", "calls?action=ListNamespaces");
    expect(body.calls).toHaveLength(1);
    await clients().scf.ListNamespaces({});
  });
});

describe("credentials", () => {
  const role = { RoleArn: "qcs::cam::uin/100010020001:roleName/sandbox-operator", RoleSessionName: "chain" };
  const identityOf = async (credential: tencent.DynamicCredential) =>
    typedClients({ ...configOf(sandbox), credential }).sts.GetCallerIdentity();

  function plantEnvironment({ secretId, secretKey, token }: typeof keys.temporary): void {
    vi.stubEnv("TENCENTCLOUD_SECRET_ID", secretId);
    vi.stubEnv("TENCENTCLOUD_SECRET_KEY", secretKey);
    vi.stubEnv("TENCENTCLOUD_SESSION_TOKEN", token);
  }

  function plantProfile(): void {
    vi.stubEnv("HOME", folder);
    mkdirSync(join(folder, ".tencentcloud"), { recursive: true });
    const { secretId, secretKey } = keys.classic;
    const profile = `[default]\nsecret_id = ${secretId}\nsecret_key = ${secretKey}\n`;
    writeFileSync(join(folder, ".tencentcloud", "credentials"), profile);
  }

  test.each([
    ["the environment", () => new tencent.EnvironmentVariableCredential()],
    ["the default chain, which asks the environment first", () => new tencent.DefaultCredentialProvider()],
  ])("come from %s, with their token", async (_, credential) => {
    plantProfile();
    plantEnvironment(keys.temporary);
    expect(await identityOf(credential())).toMatchObject({ AccountId: "100010020001", Type: "CAMRole" });
  });

  test.each([
    ["a profile", () => new tencent.ProfileCredential()],
    ["the default chain without an environment", () => new tencent.DefaultCredentialProvider()],
  ])("come from %s", async (_, credential) => {
    plantProfile();
    expect(await identityOf(credential())).toMatchObject({ AccountId: "100010020002", Type: "CAMUser" });
  });

  test("come from STS by AssumeRole, and are valid until they expire", async () => {
    await ask(sandbox, "POST", "reset", {});
    const credential = new tencent.STSCredential(configOf(sandbox), role);
    expect(await identityOf(credential)).toMatchObject({ UserId: "4611686018427397920:chain", Type: "CAMRole" });
    await identityOf(credential);
    const { body } = await ask(sandbox, "GET", "calls?action=AssumeRole");
    expect(body.calls).toHaveLength(1);
  });

  // Without arguments the SDK reads TKE's variables and calls the cloud's host; no setting changes that.
  test("come from STS by a pod's token, without any signature", async () => {
    await ask(sandbox, "POST", "reset", {});
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
    const WebIdentityToken = [part({ alg: "RS256" }), part({ sub: "pod" }), "signature"].join(".");
    const config = { ...configOf(sandbox), credential: { secretId: "", secretKey: "" } };
    const proof = { ...role, ProviderId: "sandbox-oidc", WebIdentityToken };
    const credential = new tencent.OIDCRoleArnCredential(config, proof);
    expect(await identityOf(credential)).toMatchObject({ AccountId: "100010020001", Type: "CAMRole" });
    const { body } = await ask(sandbox, "GET", "calls?action=AssumeRoleWithWebIdentity");
    expect(body.calls).toMatchObject([{ verified: false, outcome: "OK" }]);
  });
});
