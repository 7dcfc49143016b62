import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tencent from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assumeRole, assumeRoleWithWebIdentity, getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { codeOf, rawExchange } from "#lib/sandbox/testing/wire.ts";
import { loadBalancers, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

const folder = mkdtempSync(join(tmpdir(), "sandbox-sts-"));
const operator = "qcs::cam::uin/100010020001:roleName/sandbox-operator";
const viewer = "qcs::cam::uin/100010020001:role/4611686018427397921";
const session = { RoleArn: operator, RoleSessionName: "night-shift" };
let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ control: true, dataDir: folder });
  sdk = new SdkCaller(sandbox);
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function credentialOf(answer: unknown) {
  const { Credentials, ...rest } = assumeRole.response.parse(answer);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Credentials;
  return { ...rest, credential: { secretId, secretKey, token } };
}

async function assumed(parameters: object = {}, by = sdk) {
  return credentialOf(await by.call("sts", "AssumeRole", { ...session, ...parameters }));
}

function as(credential: { secretId: string; secretKey: string; token?: string }) {
  return new SdkCaller(sandbox, { credential });
}

describe("AssumeRole", () => {
  test("issues keys of the role, with their expiry as a number and as text", async () => {
    const { credential, ExpiredTime, Expiration } = await assumed({ DurationSeconds: 900 });
    expect(ExpiredTime - Date.now() / 1000).toBeGreaterThan(890);
    expect(ExpiredTime - Date.now() / 1000).toBeLessThanOrEqual(900);
    expect(new Date(Expiration ?? "").getTime()).toBe(ExpiredTime * 1000);
    const whoever = await as(credential).call("sts", "GetCallerIdentity");
    expect(getCallerIdentity.response.parse(whoever)).toEqual({
      Arn: "qcs::sts:100010020001:assumed-role/4611686018427397920",
      AccountId: "100010020001",
      UserId: "4611686018427397920:night-shift",
      PrincipalId: "100010020001",
      Type: "CAMRole",
    });
    expect((await loadBalancers(as(credential))).length).toBeGreaterThan(0);
  });

  test("lasts two hours by default", async () => {
    const { ExpiredTime } = await assumed();
    expect(Math.round((ExpiredTime - Date.now() / 1000) / 60)).toBe(120);
  });

  test("can assume a role of another account", async () => {
    const { credential } = await assumed({ RoleArn: "qcs::cam::uin/100010020002:roleName/sandbox-viewer" });
    expect(await as(credential).call("vpc", "DescribeNetworkAccountType")).toMatchObject({
      NetworkAccountType: "LEGACY",
    });
  });

  test("a viewer's keys may not write", async () => {
    const { credential } = await assumed({ RoleArn: viewer });
    const own = as(credential);
    const rule = await ruleOf(own, "shop-web-gateway");
    await expect(write(own, "RegisterFunctionTargets", rule, target())).rejects.toMatchObject({
      code: "UnauthorizedOperation",
    });
  });

  test("the keys are refused without their token, with another, and once they have expired", async () => {
    const { credential } = await assumed({ DurationSeconds: 3600 });
    for (const token of [{}, { token: "guess" }]) {
      const { secretId, secretKey } = credential;
      const refusal = await as({ secretId, secretKey, ...token }).refusal("clb", "DescribeLoadBalancers");
      expect(refusal.code).toBe("AuthFailure.TokenFailure");
    }
    await ask(sandbox, "POST", "clock", { advanceMs: 3_599_000 - 60_000 });
    await as(credential).call("clb", "DescribeLoadBalancers");
    await ask(sandbox, "POST", "clock", { advanceMs: 61_000 });
    const late = await as(credential).refusal("clb", "DescribeLoadBalancers");
    expect(late.code).toBe("AuthFailure.TokenFailure");
    const { ExpiredTime } = await assumed({ DurationSeconds: 3600 });
    expect(Math.round((ExpiredTime - Date.now() / 1000) / 60)).toBe(60);
  });

  test.each([
    ["no role that exists", { RoleArn: `${operator}s` }, "ResourceNotFound.RoleNotFound"],
    ["no account that exists", { RoleArn: operator.replace("20001", "20009") }, "ResourceNotFound.RoleNotFound"],
    ["another form of name", { RoleArn: "sandbox-operator" }, "InvalidParameter.ParamError"],
    ["a session of odd letters", { RoleSessionName: "a b" }, "InvalidParameter.ParamError"],
    ["a session of one letter", { RoleSessionName: "a" }, "InvalidParameter.ParamError"],
    ["no session", { RoleSessionName: undefined }, "MissingParameter"],
    ["more than twelve hours", { DurationSeconds: 43_201 }, "InvalidParameter.OverTimeError"],
    ["no time at all", { DurationSeconds: 0 }, "InvalidParameter.ParamError"],
    ["a policy that does not parse", { Policy: "%7B" }, "InvalidParameter.StrategyFormatError"],
    ["a long policy", { Policy: "x".repeat(2049) }, "InvalidParameter.PolicyTooLong"],
    ["a second factor", { SerialNumber: "qcs::cam:uin/1::mfa/softToken" }, "FailedOperation.MFATypeNotSupported"],
    ["an unknown parameter", { Role: "x" }, "UnknownParameter"],
  ])("refuses %s", async (_, parameters, code) => {
    const refusal = await sdk.refusal("sts", "AssumeRole", { ...session, ...parameters });
    expect(refusal.code).toBe(code);
  });

  test("accepts the other documented parameters", async () => {
    await assumed({
      Policy: encodeURIComponent('{"version":"2.0","statement":[]}'),
      ExternalId: "partner-7",
      Tags: [{ Key: "team", Value: "shop" }],
      SourceIdentity: "ann",
    });
  });

  test("gives a read-only user no write permission", async () => {
    const readonly = as(keys.readonly);
    const refusal = await readonly.refusal("sts", "AssumeRole", session);
    expect(refusal.code).toBe("UnauthorizedOperation");
    expect(refusal.message).toContain("(sts:AssumeRole)");
    await assumed({ RoleArn: viewer }, readonly);
  });
});

function jwt(claims: object): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
  return [part({ alg: "RS256" }), part(claims), "signature"].join(".");
}

const planted = jwt({ sub: "pod", exp: Math.floor(Date.now() / 1000) + 600 });

function unsigned(parameters: object = {}, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ ProviderId: "sandbox-oidc", WebIdentityToken: planted, ...session, ...parameters });
  return rawExchange({
    port: sandbox.port,
    headers: {
      "Content-Type": "application/json",
      "X-TC-Action": "AssumeRoleWithWebIdentity",
      "X-TC-Version": "2018-08-13",
      "X-TC-Region": "ap-guangzhou",
      "X-TC-Timestamp": String(Math.floor(Date.now() / 1000)),
      Authorization: "SKIP",
      ...headers,
    },
    body,
  });
}

describe("AssumeRoleWithWebIdentity", () => {
  test("issues keys for a token, which the record of calls doesn't show", async () => {
    const answer = await unsigned();
    const { credential } = credentialOf(assumeRoleWithWebIdentity.response.parse(JSON.parse(answer.text).Response));
    await as(credential).call("clb", "DescribeLoadBalancers");
    const calls = await ask(sandbox, "GET", "calls");
    expect(JSON.stringify(calls.body)).toContain("AssumeRoleWithWebIdentity");
    expect(JSON.stringify(calls.body)).not.toContain(planted);
  });

  test("answers the official SDK, which leaves the signature out", async () => {
    const client = new tencent.CommonClient(`127.0.0.1:${sandbox.port}`, "2018-08-13", {
      credential: { secretId: "", secretKey: "" },
      region: "ap-guangzhou",
      profile: { httpProfile: { protocol: "http://" } },
    });
    const request = { ProviderId: "sandbox-oidc", WebIdentityToken: planted, ...session };
    const answer = await client.request("AssumeRoleWithWebIdentity", request, { skipSign: true });
    await as(credentialOf(answer).credential).call("clb", "DescribeLoadBalancers");
  });

  test.each([
    ["no token of its form", { WebIdentityToken: "token" }, "InvalidParameter.WebIdentityTokenError"],
    ["an expired token", { WebIdentityToken: jwt({ exp: 1 }) }, "InvalidParameter.WebIdentityTokenError"],
    ["another provider", { ProviderId: "nobody" }, "InvalidParameter.ParamError"],
    ["no role that exists", { RoleArn: `${operator}s` }, "InternalError.GetRoleError"],
    ["more than twelve hours", { DurationSeconds: 43_201 }, "InvalidParameter.ParamError"],
    ["no provider", { ProviderId: undefined }, "MissingParameter"],
  ])("refuses %s", async (_, parameters, code) => {
    expect(codeOf(await unsigned(parameters))).toBe(code);
  });

  test.each([
    [{ "X-TC-Region": "" }, "MissingParameter"],
    [{ "X-TC-Version": "2018-03-17" }, "InvalidAction"],
    [{ "X-TC-Action": "AssumeRole" }, "AuthFailure.InvalidAuthorization"],
    [{ Authorization: "skip" }, "AuthFailure.InvalidAuthorization"],
  ])("with %j refuses as any action", async (headers, code) => {
    expect(codeOf(await unsigned({}, headers))).toBe(code);
  });
});

test("issued keys outlive a restart, a reset ends them", async () => {
  const { credential } = await assumed();
  await sandbox.close();
  sandbox = await startSandbox({ control: true, dataDir: folder });
  sdk = new SdkCaller(sandbox);
  await as(credential).call("clb", "DescribeLoadBalancers");
  await ask(sandbox, "POST", "reset", {});
  const refusal = await as(credential).refusal("clb", "DescribeLoadBalancers");
  expect(refusal.code).toBe("AuthFailure.SecretIdNotFound");
});
