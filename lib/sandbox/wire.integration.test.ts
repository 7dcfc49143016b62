import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256, unsignedPayload } from "#lib/cloud/tc3.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { codeOf, rawExchange, signedCall } from "#lib/sandbox/testing/wire.ts";

let sandbox: RunningSandbox;
let port: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  port = sandbox.port;
});

afterAll(() => sandbox.close());

describe("an answer", () => {
  test("is exactly application/json with status 200, for success and for an error", async () => {
    for (const answer of [await signedCall({ port }), await signedCall({ port, secretKey: "wrong" })]) {
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toBe("application/json");
      expect(JSON.parse(answer.text)).toMatchObject({
        Response: { RequestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/) },
      });
    }
  });

  test("holds every documented member, without a value as null", async () => {
    const answer = await signedCall({ port, body: '{"Limit":1}' });
    const [first] = JSON.parse(answer.text).Response.LoadBalancerSet;
    expect(first).toMatchObject({ IPv6Mode: null, TargetCount: null, ExclusiveCluster: null, Forward: 1 });
  });
});

describe("valid signatures", () => {
  test.each([
    ["with the port in the host", {}],
    ["of a host without its port", { signedHost: "127.0.0.1" }],
    ["of the cloud's own host", { host: "clb.tencentcloudapi.com" }],
    ["of a whole address as the host", { host: "http://127.0.0.1:9700" }],
    ["of localhost as the service", { service: "localhost:8443" }],
    ["of an address's first label as the service", { service: "127" }],
    ["of a charset in the content type", { contentType: "application/json; charset=utf-8" }],
    ["of more headers", { signedToo: { "x-tc-action": "DescribeLoadBalancers", "x-anything": "Else  here" } }],
    ["of text beyond ASCII", { body: '{"SearchKey":"官网 ☁️"}' }],
    ["at the edge of the allowed skew", { skew: -295 }],
    ["of a GET", { method: "GET", query: "Limit=2&Filters.0.Name=tag-key&Filters.0.Values.0=env" } as const],
    [
      "of a body that was left out",
      { bodyHash: sha256(unsignedPayload), headers: { "X-TC-Content-SHA256": unsignedPayload } },
    ],
  ])("%s", async (_, call) => {
    const answer = await signedCall({ port, ...call });
    expect(codeOf(answer)).toBe("OK");
  });

  test("GET parameters take effect", async () => {
    const answer = await signedCall({ port, method: "GET", query: "Limit=2&OrderType=0" });
    expect(JSON.parse(answer.text).Response.LoadBalancerSet).toHaveLength(2);
  });

  test("form parameters take effect", async () => {
    const contentType = "application/x-www-form-urlencoded";
    const answer = await signedCall({ port, contentType, body: "Limit=3" });
    expect(JSON.parse(answer.text).Response.LoadBalancerSet).toHaveLength(3);
  });
});

describe("the gate refuses", () => {
  test.each([
    ["no authorization", { headers: { Authorization: "" } }, "AuthFailure.InvalidAuthorization"],
    ["SKIP", { headers: { Authorization: "SKIP" } }, "AuthFailure.InvalidAuthorization"],
    ["an unknown key", { secretId: "AKIDnobody" }, "AuthFailure.SecretIdNotFound"],
    ["what is no key", { secretId: "no-key" }, "AuthFailure.InvalidSecretId"],
    ["a wrong secret", { secretKey: "guess" }, "AuthFailure.SignatureFailure"],
    ["a changed body", { sentBody: '{"Limit":1}' }, "AuthFailure.SignatureFailure"],
    ["another signed host", { signedHost: "clb.tencentcloudapi.com" }, "AuthFailure.SignatureFailure"],
    ["a local date in the scope", { date: "2026-01-01" }, "AuthFailure.SignatureFailure"],
    ["an old request", { skew: -320 }, "AuthFailure.SignatureExpire"],
    ["a request of the future", { skew: 320 }, "AuthFailure.SignatureExpire"],
    ["a token where none belongs", { headers: { "X-TC-Token": "x" } }, "AuthFailure.TokenFailure"],
    ["an unknown service", { service: "cvm" }, "NoSuchProduct"],
    ["an unknown version", { version: "2017-01-01" }, "NoSuchVersion"],
    ["another service's version", { version: "2018-04-16" }, "NoSuchVersion"],
    ["an unknown action", { action: "DescribeNothing" }, "InvalidAction"],
    ["an unknown action of a local alias", { service: "127", action: "DescribeNothing" }, "InvalidAction"],
    ["an unknown version of a local alias", { service: "127", version: "2017-01-01" }, "NoSuchVersion"],
    ["no action", { headers: { "X-TC-Action": "" } }, "MissingParameter"],
    ["no timestamp", { headers: { "X-TC-Timestamp": "" } }, "MissingParameter"],
    ["a timestamp that is none", { headers: { "X-TC-Timestamp": "today" } }, "InvalidParameterValue"],
    ["no region", { headers: { "X-TC-Region": "" } }, "MissingParameter"],
    ["no region that exists", { region: "moon-south-1" }, "InvalidParameterValue"],
    ["an unknown parameter", { body: '{"Colour":1}' }, "UnknownParameter"],
    ["a wrong type", { body: '{"Limit":"many"}' }, "InvalidParameter"],
    ["a body that is no object", { body: "[]" }, "InvalidParameter"],
    ["a body that is no JSON", { body: "{" }, "InvalidParameter"],
    ["too large a page", { body: '{"Limit":101}' }, "InvalidParameterValue.Range"],
    [
      "an unknown filter",
      { body: '{"Filters":[{"Name":"colour","Values":["red"]}]}' },
      "InvalidParameterValue.InvalidFilter",
    ],
    ["another content type", { contentType: "text/plain" }, "UnsupportedProtocol"],
    ["JSON by GET", { method: "GET", contentType: "application/json" } as const, "UnsupportedProtocol"],
    [
      "a GET beyond 32 KB",
      { method: "GET", query: `SearchKey=${"x".repeat(33_000)}` } as const,
      "RequestSizeLimitExceeded",
    ],
    ["a POST beyond 10 MB", { body: `{"SearchKey":"${"x".repeat(10 * 1024 * 1024)}"}` }, "RequestSizeLimitExceeded"],
  ])("%s", async (_, call, code) => {
    const answer = await signedCall({ port, ...call });
    expect(answer.status).toBe(200);
    expect(codeOf(answer)).toBe(code);
  });

  test("the older signature in the parameters", async () => {
    const old = "Action=DescribeLoadBalancers&SecretId=AKIDsandboxstandard&SignatureMethod=HmacSHA256&Signature=x";
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    for (const call of [
      { method: "GET", path: `/?${old}` },
      { headers, body: old },
    ]) {
      expect(codeOf(await rawExchange({ port, ...call }))).toBe("AuthFailure.InvalidAuthorization");
    }
  });

  test("other methods", async () => {
    expect(codeOf(await rawExchange({ port, method: "PUT" }))).toBe("UnsupportedProtocol");
  });
});

describe("the official SDK sees", () => {
  test.each([
    [
      "AuthFailure.SecretIdNotFound",
      { secretId: "AKIDnobody", secretKey: "x" },
      "The SecretId is not found, please ensure that your SecretId is correct.",
      "SecretId不存在，请输入正确的密钥。",
    ],
    ["AuthFailure.SecretIdNotFound", {}, "The SecretId is not found", "SecretId不存在"],
    [
      "AuthFailure.SignatureFailure",
      { ...keys.standard, secretKey: "guess" },
      "The provided credentials could not be validated. Please check your signature is correct.",
      "请求签名验证失败，请检查您的签名计算是否正确。",
    ],
    [
      "AuthFailure.TokenFailure",
      { ...keys.temporary, token: "" },
      "The token is wrong, missing or expired.",
      "Token 错误",
    ],
    ["AuthFailure.TokenFailure", { ...keys.temporary, token: "other" }, "The token is wrong", "Token 错误"],
    [
      "AuthFailure.InvalidSecretId",
      { secretId: "no-key", secretKey: "x" },
      "not a key of the cloud API",
      "密钥类型错误",
    ],
  ])("%s in both languages", async (code, credential, english, chinese) => {
    const refusal = await new SdkCaller(sandbox, { credential }).refusal("clb", "DescribeLoadBalancers");
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(english);
    const translated = await new SdkCaller(sandbox, { credential, language: "zh-CN" }).refusal("scf", "ListFunctions");
    expect(translated.message).toContain(chinese);
  });

  test("each identity", async () => {
    const identity = (credential: object) => new SdkCaller(sandbox, { credential }).call("sts", "GetCallerIdentity");
    expect(await identity(keys.standard)).toMatchObject({
      AccountId: "100010020001",
      UserId: "100010020001",
      Type: "CAMUser",
    });
    expect(await identity(keys.readonly)).toMatchObject({ AccountId: "100010020001", PrincipalId: "100010020011" });
    expect(await identity(keys.temporary)).toMatchObject({ AccountId: "100010020001", Type: "CAMRole" });
    expect(await identity(keys.classic)).toMatchObject({ AccountId: "100010020002" });
  });

  test("localhost as well", async () => {
    const local = new SdkCaller(sandbox, { host: "localhost" });
    expect(await local.call("scf", "ListNamespaces")).toMatchObject({ TotalCount: 6 });
  });
});
