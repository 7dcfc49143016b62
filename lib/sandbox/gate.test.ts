import fc from "fast-check";
import Sdk from "tencentcloud-sdk-nodejs/tencentcloud/common/sign.js";
import { beforeEach, describe, expect, test } from "vitest";
import { sha256, unsignedPayload } from "#lib/cloud/tc3.ts";
import type { Sandbox } from "#lib/sandbox/sandbox.ts";
import { answerTo, sandboxInProcess } from "#lib/sandbox/testing/in-process.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";
import { asReceived, type SignedCall, signedRequest } from "#lib/sandbox/testing/wire.ts";

type Call = Omit<SignedCall, "port">;

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = sandboxInProcess();
});

function codeTo(call: Call): string {
  sandbox.frequency.clear();
  return answerTo(sandbox, call).Error?.Code ?? "OK";
}

/** Each fault with its code, in the order of the gate's checks. */
const faults: [code: string, change: Call][] = [
  ["AuthFailure.InvalidAuthorization", { headers: { Authorization: "TC3" } }],
  ["UnsupportedProtocol", { contentType: "text/plain" }],
  ["MissingParameter", { headers: { "X-TC-Version": "" } }],
  ["InvalidParameterValue", { headers: { "X-TC-Timestamp": "soon" } }],
  ["AuthFailure.SecretIdNotFound", { secretId: "AKIDnobody" }],
  ["AuthFailure.SignatureExpire", { skew: -400 }],
  ["AuthFailure.SignatureFailure", { secretKey: "guess" }],
  ["AuthFailure.TokenFailure", { headers: { "X-TC-Token": "token" } }],
  ["NoSuchProduct", { service: "cvm" }],
  ["NoSuchVersion", { version: "2017-01-01" }],
  ["InvalidAction", { action: "DescribeNothing" }],
  ["InvalidParameterValue", { region: "moon-south-1" }],
  ["UnknownParameter", { body: '{"Colour":1}' }],
];

function together(changes: Call[]): Call {
  const headers = Object.assign({}, ...changes.map((one) => one.headers));
  return Object.assign({}, ...changes, { headers });
}

test("of several faults the gate reports the first in its order", () => {
  for (const [at, [code, change]] of faults.entries()) {
    expect([code, codeTo(change)]).toEqual([code, code]);
    for (const [, other] of faults.slice(at + 1))
      expect([code, codeTo(together([other, change]))]).toEqual([code, code]);
  }
  const some = fc.subarray([...faults.keys()], { minLength: 1 });
  fc.assert(
    fc.property(some, (chosen) => {
      const found = chosen.flatMap((at) => faults[at] ?? []);
      expect(codeTo(together(chosen.flatMap((at) => faults[at]?.[1] ?? [])))).toBe(found[0]);
    }),
  );
});

test("the limit per second comes after the region, before the permission and the parameters", () => {
  const readonly = { ...keys.readonly, action: "DeleteLoadBalancer", body: '{"Colour":1}' };
  expect(codeTo(readonly)).toBe("UnauthorizedOperation");
  for (let call = 1; call < 20; call += 1) answerTo(sandbox, readonly);
  expect(answerTo(sandbox, readonly).Error?.Code).toBe("RequestLimitExceeded");
  expect(answerTo(sandbox, { ...readonly, region: "moon-south-1" }).Error?.Code).toBe("InvalidParameterValue");
});

describe("signatures", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });

  test("of the official SDK are valid, by POST and by GET, for any content", () => {
    const call = fc.record({
      method: fc.constantFrom("GET" as const, "POST" as const),
      service: fc.constantFrom("clb", "127", "localhost:9700"),
      host: fc.constantFrom(
        "127.0.0.1:9700",
        "localhost:9700",
        "clb.tencentcloudapi.com",
        "clb.intl.tencentcloudapi.com",
      ),
      search: text,
      charset: fc.boolean(),
    });
    fc.assert(
      fc.property(call, ({ method, service, host, search, charset }) => {
        const contentType =
          method === "GET"
            ? "application/x-www-form-urlencoded"
            : `application/json${charset ? "; charset=utf-8" : ""}`;
        const query = method === "GET" ? new URLSearchParams({ SearchKey: search }).toString() : "";
        const body = method === "GET" ? "" : JSON.stringify({ SearchKey: search });
        const request = signedRequest({ port: 9700, method, host, contentType, query, body });
        const url = new URL(`http://${host}${request.path}`);
        const Authorization = Sdk.sign3({
          method,
          url: url.href,
          payload: body === "" ? "" : Buffer.from(body),
          timestamp: Number(request.headers["X-TC-Timestamp"]),
          service,
          ...keys.standard,
          multipart: false,
          boundary: "",
          headers: { "Content-Type": contentType },
        });
        const received = asReceived({
          ...request,
          path: `/${url.search}`,
          headers: { ...request.headers, Authorization },
        });
        sandbox.frequency.clear();
        expect(sandbox.answer(received).body).toContain('"TotalCount"');
      }),
    );
  });

  const header = fc.tuple(fc.stringMatching(/^x-[a-z]{1,12}$/), fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/));

  test("may cover any further header; changing or omitting it invalidates the signature", () => {
    fc.assert(
      fc.property(header, ([name, value]) => {
        const signedToo = { [name]: value, "x-tc-action": "DescribeLoadBalancers" };
        expect(codeTo({ signedToo })).toBe("OK");
        expect(codeTo({ signedToo, headers: { [name]: `${value}.` } })).toBe("AuthFailure.SignatureFailure");
        const request = asReceived(signedRequest({ port: 9700, signedToo }));
        const { [name]: _, ...headers } = request.headers;
        expect(sandbox.answer({ ...request, headers }).body).toContain("AuthFailure.SignatureFailure");
      }),
    );
  });

  test("cover the sent bytes of a header beyond ASCII", () => {
    const request = signedRequest({ port: 9700, signedToo: { "x-operator": "张三" } });
    const sent = Buffer.from("张三").toString("latin1");
    const received = asReceived(request);
    expect(sandbox.answer({ ...received, headers: { ...received.headers, "x-operator": sent } }).body).toContain(
      '"TotalCount"',
    );
  });

  test("are invalid for any changed byte of the body, unless the payload is unsigned", () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    const body = '{"SearchKey":"gateway","Limit":5}';
    fc.assert(
      fc.property(change, ([place, by]) => {
        const bytes = Buffer.from(body);
        const at = place % bytes.length;
        bytes[at] = ((bytes[at] ?? 0) + by) % 256;
        sandbox.frequency.clear();
        const request = asReceived(signedRequest({ port: 9700, body }));
        expect(sandbox.answer({ ...request, body: bytes }).body).toContain("AuthFailure.SignatureFailure");
      }),
    );
    const unsigned = { bodyHash: sha256(unsignedPayload), headers: { "X-TC-Content-SHA256": unsignedPayload } };
    expect(codeTo({ ...unsigned, body, sentBody: '{"Limit":1}' })).toBe("OK");
    expect(codeTo({ ...unsigned, method: "GET", query: "Limit=1" })).toBe("OK");
    expect(codeTo({ bodyHash: sha256(unsignedPayload) })).toBe("AuthFailure.SignatureFailure");
  });

  const sentHosts = ["127.0.0.1:9700", "127.0.0.1", "localhost:9700", "[::1]:9700", "http://127.0.0.1:9700"];

  test.each(sentHosts)("%s may be signed with or without its port and a scheme", (host) => {
    const name = host.replace("http://", "").replace(/:9700$/, "");
    const forms = [name, `${name}:80`, `${name}:443`, `http://${name}`, `https://${name}:443`, host];
    expect(forms.map((signedHost) => codeTo({ host, signedHost }))).toEqual(forms.map(() => "OK"));
    for (const signedHost of [`${name}:9701`, `x${name}`, "clb.tencentcloudapi.com", ""]) {
      expect(codeTo({ host, signedHost })).toBe("AuthFailure.SignatureFailure");
    }
  });

  test("content-type and host must be among the signed headers", () => {
    const request = asReceived(signedRequest({ port: 9700 }));
    for (const names of ["host", "content-type", "content-type;x-tc-action"]) {
      const authorization = request.headers.authorization?.replace("content-type;host", names) ?? "";
      const answer = sandbox.answer({ ...request, headers: { ...request.headers, authorization } });
      expect(answer.body).toContain("AuthFailure.SignatureFailure");
    }
  });
});
