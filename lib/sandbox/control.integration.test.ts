import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { codeOf, rawExchange, type SignedCall, signedCall } from "#lib/sandbox/testing/wire.ts";
import { ended, type Found, functionsOn, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;
let rule: Found;

beforeAll(async () => {
  sandbox = await startSandbox({ control: true, taskMs: 20 });
  sdk = new SdkCaller(sandbox);
  rule = await ruleOf(sdk, "shop-web-gateway");
});

beforeEach(async () => {
  await ask(sandbox, "POST", "reset", { scenario: "default" });
});

afterAll(() => sandbox.close());

function order(kind: string, more: object = {}) {
  return ask(sandbox, "POST", "faults", { action: "RegisterFunctionTargets", kind, times: 1, ...more });
}

function register() {
  return write(sdk, "RegisterFunctionTargets", rule, target());
}

async function recorded() {
  const { body } = await ask(sandbox, "GET", "calls?action=RegisterFunctionTargets");
  return body;
}

describe("the control paths answer", () => {
  const good = { "Content-Type": "application/json", "X-Sandbox-Control": "1" };
  const health = (headers: Record<string, string>) =>
    rawExchange({ port: sandbox.port, method: "GET", path: "/_sandbox/health", headers });

  test("a client on this machine", async () => {
    expect((await health(good)).text).toBe('{"status":"ok"}');
    expect((await health({ ...good, Host: "localhost:9700" })).status).toBe(200);
  });

  test.each([
    ["another host", { ...good, Host: "rebound.example.com" }, 403],
    ["no header", { "Content-Type": "application/json" }, 403],
    ["a form's content type", { ...good, "Content-Type": "text/plain" }, 415],
  ])("not with %s", async (_, headers, status) => {
    expect((await health(headers)).status).toBe(status);
  });

  test("no one without --control", async () => {
    const closed = await startSandbox();
    try {
      expect((await ask(closed, "GET", "health")).status).toBe(404);
    } finally {
      await closed.close();
    }
  });

  test("a wrong order is explained", async () => {
    expect(await order("explode")).toMatchObject({ status: 400 });
    expect(await ask(sandbox, "POST", "clock", { advanceMs: -1 })).toMatchObject({ status: 400 });
    expect(await ask(sandbox, "POST", "reset", { scenario: "mars" })).toMatchObject({ status: 400 });
    expect(await ask(sandbox, "POST", "nothing", {})).toMatchObject({ status: 404 });
  });
});

describe("faults, with the call not taken", () => {
  test.each(["drop-before", "http-500"])("%s leaves the rule free", async (kind) => {
    await order(kind);
    await expect(register()).rejects.toThrow();
    expect((await recorded()).counts.RegisterFunctionTargets).toEqual({ dropped: 1 });
    expect(await ended(sdk, await register())).toMatchObject({ Status: 0 });
  });

  test.each([
    ["rate-limit", {}, "RequestLimitExceeded"],
    ["busy", {}, "FailedOperation.ResourceInOperating"],
    ["error", { code: "InternalError.Anything" }, "InternalError.Anything"],
  ])("%s refuses", async (kind, more, code) => {
    await order(kind, more);
    const impatient = new SdkCaller(sandbox, { patient: false });
    const refusal = await impatient.refusal("clb", "RegisterFunctionTargets", { ...rule, FunctionTargets: [target()] });
    expect(refusal.code).toBe(code);
    expect(await ended(sdk, await register())).toMatchObject({ Status: 0 });
  });
});

describe("faults of the answer, with the call taken", () => {
  test.each(["drop-after", "garbage"])("%s", async (kind) => {
    await order(kind);
    await expect(register()).rejects.toThrow();
    const { calls } = await recorded();
    expect(calls).toMatchObject([{ outcome: "OK", fault: kind, body: { LocationId: rule.LocationId } }]);
    expect(await ended(sdk, calls[0].requestId)).toMatchObject({ Status: 0 });
    expect(await functionsOn(sdk, rule)).toHaveLength(1);
  });

  test("truncate cuts the connection in the middle of the answer", async () => {
    await ask(sandbox, "POST", "faults", { kind: "truncate" });
    await expect(signedCall({ port: sandbox.port })).rejects.toThrow("aborted");
  });

  test("wrong-type is JSON of another shape", async () => {
    await ask(sandbox, "POST", "faults", { kind: "wrong-type" });
    const answer = await signedCall({ port: sandbox.port });
    expect(JSON.parse(answer.text).Response).toBeInstanceOf(Array);
  });

  test("delay answers late", async () => {
    await order("delay", { ms: 300 });
    const began = performance.now();
    await register();
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  test.each(["hang", "trickle"])("%s goes on until the caller gives up", async (kind) => {
    await order(kind);
    await order("delay", { action: "DescribeTargets", ms: 300 });
    const answer = register().then(
      () => "answered",
      () => "broken",
    );
    const other = functionsOn(sdk, rule).then(() => "another call's late answer");
    expect(await Promise.race([answer, other])).toBe("another call's late answer");
    expect((await recorded()).counts.RegisterFunctionTargets).toEqual({ OK: 1 });
  });
});

describe("faults of the task", () => {
  test("task-fail ends with a message", async () => {
    await order("task-fail");
    expect(await ended(sdk, await register())).toMatchObject({
      Status: 1,
      Message: expect.stringContaining("backend"),
    });
    expect(await functionsOn(sdk, rule)).toBeNull();
  });

  test("task-stall goes on until the clock is moved two hours", async () => {
    await order("task-stall");
    const TaskId = await register();
    await ask(sandbox, "POST", "clock", { advanceMs: 3_600_000 });
    expect(await sdk.call("clb", "DescribeTaskStatus", { TaskId })).toMatchObject({ Status: 2 });
    await ask(sandbox, "POST", "clock", { advanceMs: 3_600_000 });
    expect(await ended(sdk, TaskId)).toMatchObject({ Status: 1 });
    expect(await functionsOn(sdk, rule)).toBeNull();
  });

  test("task-forget is unknown and works all the same", async () => {
    await order("task-forget");
    const TaskId = await register();
    expect((await sdk.refusal("clb", "DescribeTaskStatus", { TaskId })).code).toBe("InvalidParameter");
    await ask(sandbox, "POST", "clock", { advanceMs: 1000 });
    expect(await functionsOn(sdk, rule)).toHaveLength(1);
  });

  test("lie ends as done and changes nothing", async () => {
    await order("lie");
    expect(await ended(sdk, await register())).toMatchObject({ Status: 0 });
    expect(await functionsOn(sdk, rule)).toBeNull();
  });
});

test("a fault ends after its number of calls of its action", async () => {
  await ask(sandbox, "POST", "faults", { action: "ListNamespaces", kind: "error", code: "InternalError", times: 2 });
  await sdk.call("scf", "ListFunctions");
  for (let call = 0; call < 2; call += 1) {
    expect((await sdk.refusal("scf", "ListNamespaces")).code).toBe("InternalError");
  }
  expect(await sdk.call("scf", "ListNamespaces")).toMatchObject({ TotalCount: 6 });
});

test("a fault of one region doesn't touch the others", async () => {
  await ask(sandbox, "POST", "faults", { kind: "error", code: "InternalError", times: 9, region: "ap-shanghai" });
  expect(await sdk.call("scf", "ListNamespaces")).toMatchObject({ TotalCount: 6 });
  const there = new SdkCaller(sandbox, { region: "ap-shanghai" });
  expect((await there.refusal("scf", "ListNamespaces")).code).toBe("InternalError");
});

test("advancing the clock ends tasks and doesn't touch signature checks", async () => {
  await ask(sandbox, "POST", "clock", { advanceMs: 24 * 3_600_000 });
  expect(codeOf(await signedCall({ port: sandbox.port }))).toBe("OK");
  expect(codeOf(await signedCall({ port: sandbox.port, skew: 24 * 3600 }))).toBe("AuthFailure.SignatureExpire");
});

test("the record counts every call by action and code, and is empty after a reset", async () => {
  await signedCall({ port: sandbox.port });
  await signedCall({ port: sandbox.port, secretKey: "guess" });
  const { body } = await ask(sandbox, "GET", "calls");
  expect(body.counts).toEqual({ DescribeLoadBalancers: { OK: 1, "AuthFailure.SignatureFailure": 1 } });
  expect(JSON.stringify(body)).not.toContain("Signature=");
  await ask(sandbox, "POST", "reset");
  expect((await ask(sandbox, "GET", "calls")).body).toEqual({ counts: {}, calls: [] });
});

test("the sentinel functions do as their names say", async () => {
  const bind = (name: string) => write(sdk, "RegisterFunctionTargets", rule, target({ namespace: "faults", name }));
  expect(await ended(sdk, await bind("task-fails"))).toMatchObject({ Status: 1 });
  expect(await ended(sdk, await bind("task-lies"))).toMatchObject({ Status: 0 });
  expect(await functionsOn(sdk, rule)).toBeNull();
  await expect(bind("call-lost")).rejects.toThrow();
  await expect(bind("gateway-500")).rejects.toThrow();
  await expect(bind("answer-lost")).rejects.toThrow();
  await ask(sandbox, "POST", "clock", { advanceMs: 1000 });
  expect(await functionsOn(sdk, rule)).toMatchObject([{ Function: { FunctionName: "answer-lost" } }]);
});

test("the record says of each call whether its signature was checked and valid, whatever its outcome", async () => {
  const { port } = sandbox;
  await ask(sandbox, "POST", "reset", {});
  const told = { headers: { "X-TC-Token": "guess" } };
  const calls: [SignedCall, verified: boolean][] = [
    [{ port }, true],
    [{ port, body: '{"Colour":1}' }, true],
    [{ port, ...told }, true],
    [{ port, action: "DescribeNothing" }, true],
    [{ port, version: "2017-01-01" }, true],
    [{ port, region: "moon-south-1" }, true],
    [{ port, secretKey: "guess" }, false],
    [{ port, secretId: "AKIDnobody" }, false],
    [{ port, skew: -320 }, false],
    [{ port, headers: { Authorization: "SKIP" } }, false],
    [{ port, contentType: "text/plain" }, false],
  ];
  for (const [call] of calls) await signedCall(call);
  const { body } = await ask(sandbox, "GET", "calls");
  expect(body.calls.map((call: { verified: boolean }) => call.verified)).toEqual(calls.map(([, verified]) => verified));
});
