import fc from "fast-check";
import Sdk from "tencentcloud-sdk-nodejs/tencentcloud/common/sign.js";
import { describe, expect, test } from "vitest";
import {
  canonicalRequest,
  parseAuthorization,
  sameSignature,
  scopeDate,
  sha256,
  sign,
  signature,
} from "#lib/cloud/tc3.ts";

const published = {
  service: "cvm",
  host: "cvm.tencentcloudapi.com",
  action: "DescribeInstances",
  version: "2017-03-12",
  region: "ap-guangzhou",
  timestamp: 1551113065,
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
};

describe("the published examples", () => {
  test("the canonical request", () => {
    const text = canonicalRequest({
      method: "POST",
      query: "",
      headers: {
        "X-TC-Action": published.action,
        Host: published.host,
        "Content-Type": " application/json; charset=utf-8 ",
      },
      bodyHash: sha256(published.body),
    });
    expect(sha256(text)).toBe("7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84");
  });

  test.each([
    {
      secretId: `AKID${"*".repeat(32)}`,
      secretKey: "*".repeat(32),
      expected: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
    },
    {
      secretId: `AKIDz8krbsJ5yKBZQpn74WFkmLPx3${"*".repeat(7)}`,
      secretKey: `Gu5t9xGARNpq86cd98joQYCN3${"*".repeat(7)}`,
      expected: "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3",
    },
  ])("the signature of $secretId", ({ secretId, secretKey, expected }) => {
    const headers = sign({ ...published, secretId, secretKey });
    expect(parseAuthorization(headers.Authorization ?? "")).toEqual({
      secretId,
      date: "2019-02-25",
      service: "cvm",
      signedHeaders: ["content-type", "host", "x-tc-action"],
      signature: expected,
    });
  });
});

test("optional headers are sent only when there is something to say", () => {
  const bare = sign({ ...published, secretId: "id", secretKey: "key", region: null });
  expect(Object.keys(bare)).toEqual([
    "Content-Type",
    "Host",
    "X-TC-Action",
    "Authorization",
    "X-TC-Version",
    "X-TC-Timestamp",
  ]);
  const full = sign({ ...published, secretId: "id", secretKey: "key", token: "token", language: "zh-CN" });
  expect(full).toMatchObject({ "X-TC-Region": "ap-guangzhou", "X-TC-Token": "token", "X-TC-Language": "zh-CN" });
});

test("the official SDK signs the same", () => {
  fc.assert(
    fc.property(
      fc.record({
        secretId: fc.stringMatching(/^AKID[A-Za-z0-9]{1,32}$/),
        secretKey: fc.string({ minLength: 1 }),
        service: fc.stringMatching(/^[a-z]{1,8}$/),
        timestamp: fc.integer({ min: 0, max: 4_000_000_000 }),
        body: fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.constant("")),
        type: fc.constantFrom("application/json", "application/json; charset=utf-8"),
      }),
      ({ secretId, secretKey, service, timestamp, body, type }) => {
        const host = `${service}.tencentcloudapi.com`;
        const theirs = parseAuthorization(
          Sdk.sign3({
            url: `https://${host}/`,
            payload: Buffer.from(body),
            timestamp,
            service,
            secretId,
            secretKey,
            multipart: false,
            boundary: "",
            headers: { "Content-Type": type },
          }),
        );
        const date = scopeDate(timestamp);
        const request = canonicalRequest({
          method: "POST",
          query: "",
          headers: { host, "content-type": type },
          bodyHash: sha256(body),
        });
        const ours = signature({ secretKey, date, service, timestamp, canonicalRequest: request });
        expect(theirs).toEqual({ secretId, date, service, signedHeaders: ["content-type", "host"], signature: ours });
      },
    ),
  );
});

test.each([
  "",
  "SKIP",
  "TC3-HMAC-SHA256 Credential=id/2019-02-25/clb/tc3_request, SignedHeaders=host, Signature=short",
  `TC3-HMAC-SHA256 Credential=id/2019-02-25/tc3_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
  `TC3-HMAC-SHA256 Credential=/2019-02-25/clb/tc3_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
])("an Authorization of another form is not parsed: %j", (header) => {
  expect(parseAuthorization(header)).toBeNull();
});

test("signatures are compared whole", () => {
  expect(sameSignature("ab", "ab")).toBe(true);
  expect(sameSignature("ab", "ac")).toBe(false);
  expect(sameSignature("ab", "abc")).toBe(false);
});
