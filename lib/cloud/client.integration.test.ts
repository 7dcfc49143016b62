import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBudget } from "#lib/cloud/budget.ts";
import {
  describeLoadBalancers,
  describeTaskStatus,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { type CloudClient, type CloudClientParts, createCloudClient } from "#lib/cloud/client.ts";
import { CredentialError, keptCredentials } from "#lib/cloud/credentials/source.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";
import {
  bind,
  credentialsNow,
  failure,
  identity,
  isSignedBy,
  openBudget,
  page,
  region,
  secretKey,
} from "#lib/cloud/testing/client-examples.ts";
import {
  answer,
  type Behaviour,
  closedPort,
  drop,
  type HostileServer,
  refusal,
  startHostileServer,
  success,
} from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";

let server: HostileServer;
const transport = createTransport({ httpsProxy: null, noProxy: null });

function client(parts: Partial<CloudClientParts> = {}): CloudClient {
  let issued = 0;
  return createCloudClient({
    settings: { realm: "intl", endpoint: server.origin },
    credentials: keptCredentials(async () => credentialsNow(++issued)),
    transport,
    budget: openBudget().budget,
    ...parts,
  });
}

function actionsSeen(): unknown[] {
  return server.seen.map((seen) => seen.headers["x-tc-action"]);
}

beforeAll(async () => {
  server = await startHostileServer();
});

/** Answers GetCallerIdentity, then behaves as the test says. */
function behave(...behaviours: Behaviour[]) {
  server.behave(identity, ...behaviours);
}

beforeEach(() => behave(success({})));

afterAll(async () => {
  await transport.close();
  await server.close();
});

describe("a call", () => {
  test("is signed, carries what was asked, and gives what the catalogue keeps", async () => {
    behave(success(page, "req-1"));
    const { response, requestId } = await client({
      credentials: keptCredentials(async () => credentialsNow(1, "session-token")),
    }).call(describeLoadBalancers, { Limit: 1 }, { region, language: "zh-CN" });
    expect(requestId).toBe("req-1");
    expect(response.LoadBalancerSet?.[0]).toMatchObject({ LoadBalancerId: "lb-a", VpcId: null });
    expect(response.LoadBalancerSet?.[0]).not.toHaveProperty("NewMember");
    const sent = server.seen[1];
    expect(sent).toMatchObject({
      body: '{"Limit":1}',
      headers: {
        host: `127.0.0.1:${server.port}`,
        "x-tc-action": "DescribeLoadBalancers",
        "x-tc-version": "2018-03-17",
        "x-tc-region": region,
        "x-tc-language": "zh-CN",
        "x-tc-token": "session-token",
      },
    });
    expect(sent && isSignedBy(sent, secretKey)).toBe(true);
    expect(sent && isSignedBy(sent, "another")).toBe(false);
  });

  test("of a write is signed for the instant that was stored", async () => {
    await client().call(registerFunctionTargets, bind, { region, timestamp: 1_800_000_000 });
    expect(server.seen[1]?.headers["x-tc-timestamp"]).toBe("1800000000");
    expect(JSON.parse(server.seen[1]?.body ?? "")).toEqual(bind);
  });

  test("of an action without regions sends no region", async () => {
    const { asked, budget } = openBudget();
    server.behave(identity);
    await client({ budget }).call(getCallerIdentity, {}, { region });
    expect(server.seen[1]?.headers).not.toHaveProperty("x-tc-region");
    expect(asked[0]?.[0]).toBe(
      JSON.stringify([`http://127.0.0.1:${server.port}`, "100000000002", "GetCallerIdentity", null]),
    );
  });

  test("takes one turn of its caller, action and region, or none when it has one", async () => {
    const { asked, budget } = openBudget();
    const own = client({ budget });
    await own.takeTurn(registerFunctionTargets, { region });
    await own.call(registerFunctionTargets, bind, { region, hasTurn: true });
    expect(asked.map(([key]) => key)).toEqual([
      JSON.stringify([`http://127.0.0.1:${server.port}`, "100000000002", "RegisterFunctionTargets", "ap-guangzhou"]),
    ]);
    await own.call(registerFunctionTargets, bind, { region });
    expect(asked).toHaveLength(2);
  });
});

describe("failures", () => {
  test.each<[string, Behaviour, Partial<CloudFailure>]>([
    ["a refusal", refusal("InvalidParameter.LBIdNotFound", "no such"), { kind: "refused", message: "no such" }],
    ["garbage", answer(200, "<html>"), { kind: "no-answer", reason: "not-json" }],
    ["truncated JSON", answer(200, '{"Response":{"Requ'), { kind: "no-answer", reason: "not-json" }],
    ["no envelope", answer(200, "[]"), { kind: "no-answer", reason: "wrong-shape" }],
    ["no RequestId", answer(200, '{"Response":{}}'), { kind: "no-answer", reason: "wrong-shape" }],
    ["HTTP 500", answer(500, "planted"), { kind: "no-answer", reason: "http-status", httpStatus: 500 }],
    ["a lost answer", drop, { kind: "no-answer", reason: "connection-lost" }],
  ])("%s reaches the caller of a write after one try", async (_name, behaviour, expected) => {
    behave(behaviour);
    expect(await failure(client().call(registerFunctionTargets, bind, { region }))).toMatchObject({
      ...expected,
      action: "clb:RegisterFunctionTargets",
    });
    expect(actionsSeen()).toEqual(["GetCallerIdentity", "RegisterFunctionTargets"]);
  });

  test("a member of another type than documented is no answer, with the RequestId", async () => {
    behave(success({ Status: "0" }, "req-2"));
    expect(await failure(client().call(describeTaskStatus, { TaskId: "t" }, { region }))).toEqual({
      kind: "no-answer",
      reason: "wrong-shape",
      detail: "DescribeTaskStatus: Status invalid_type",
      httpStatus: 200,
      requestId: "req-2",
      action: "clb:DescribeTaskStatus",
    });
  });

  test("without a connection nothing was sent", async () => {
    const endpoint = `http://127.0.0.1:${await closedPort()}`;
    const away = client({ settings: { realm: "intl", endpoint } });
    expect(await failure(away.call(registerFunctionTargets, bind, { region }))).toMatchObject({
      kind: "not-sent",
      reason: "connection-refused",
    });
  });

  test("without credentials nothing was sent, and the failure has the reason", async () => {
    const credentials = keptCredentials(() => Promise.reject(new CredentialError("there is no file")));
    expect(await failure(client({ credentials }).identity())).toEqual({
      kind: "not-sent",
      reason: "no-credentials",
      detail: "there is no file",
    });
    expect(server.seen).toHaveLength(0);
  });

  test("without an identity the call itself was not sent", async () => {
    server.behave(answer(500, ""));
    expect(await failure(client().call(registerFunctionTargets, bind, { region }))).toMatchObject({
      kind: "not-sent",
      reason: "unreachable",
    });
    expect(actionsSeen()).not.toContain("RegisterFunctionTargets");
    expect(await failure(client().identity())).toMatchObject({ kind: "no-answer", reason: "http-status" });
  });

  test("a database that can't share the budget stops the call before it is sent", async () => {
    const budget = createBudget({ query: () => Promise.reject(new Error("database away")) });
    expect(await failure(client({ budget }).call(registerFunctionTargets, bind, { region }))).toMatchObject({
      kind: "not-sent",
      reason: "no-budget",
    });
    expect(actionsSeen()).toEqual(["GetCallerIdentity"]);
  });

  test("a caller that gives up while waiting for its turn has sent nothing", async () => {
    const giveUp = new AbortController();
    const budget = createBudget({
      async query() {
        setImmediate(() => giveUp.abort());
        return { rows: [{ granted: false, wait: 60_000 }] };
      },
    });
    expect(
      await failure(client({ budget }).call(registerFunctionTargets, bind, { region, signal: giveUp.signal })),
    ).toMatchObject({ kind: "not-sent", reason: "aborted" });
    expect(actionsSeen()).toEqual(["GetCallerIdentity"]);
  });
});

describe("a read is made once more", () => {
  test("where its connection was lost, with a turn of its own", async () => {
    const { asked, budget } = openBudget();
    behave(drop, success(page));
    await client({ budget }).call(describeLoadBalancers, {}, { region });
    expect(server.seen).toHaveLength(3);
    expect(asked).toHaveLength(2);
  });

  test("and not a third time", async () => {
    behave(drop);
    await failure(client().call(describeLoadBalancers, {}, { region }));
    expect(server.seen).toHaveLength(3);
  });

  test("where the rate limit refused it, after a pause and with a turn of its own", async () => {
    const { asked, budget } = openBudget();
    behave(refusal("RequestLimitExceeded"), success(page));
    await client({ budget }).call(describeLoadBalancers, {}, { region });
    expect(server.seen).toHaveLength(3);
    expect(asked.map((values) => values.length)).toEqual([5, 2, 5]);
  });

  test("after a stale signature with renewed credentials, which are another caller's until asked", async () => {
    server.behave(identity, refusal("AuthFailure.TokenFailure"), identity, success(page));
    await client().call(describeLoadBalancers, {}, { region });
    expect(actionsSeen()).toEqual([
      "GetCallerIdentity",
      "DescribeLoadBalancers",
      "GetCallerIdentity",
      "DescribeLoadBalancers",
    ]);
    expect(server.seen[3]?.headers.authorization).toContain("Credential=id-2/");
  });

  test.each([
    ["HTTP 500", answer(500, "")],
    ["InternalError", refusal("InternalError")],
    ["a refusal", refusal("InvalidParameter")],
  ])("but not after %s", async (_name, behaviour) => {
    behave(behaviour);
    await failure(client().call(describeLoadBalancers, {}, { region }));
    expect(server.seen).toHaveLength(2);
  });
});

test("a refusal for the rate pauses the key; the write's caller decides", async () => {
  const { asked, budget } = openBudget();
  behave(refusal("RequestLimitExceeded.UinLimitExceeded"));
  await failure(client({ budget }).call(registerFunctionTargets, bind, { region }));
  expect(actionsSeen()).toEqual(["GetCallerIdentity", "RegisterFunctionTargets"]);
  expect(asked).toHaveLength(2);
  expect(Number(asked[1]?.[1])).toBeGreaterThanOrEqual(1000);
});

describe("the identity", () => {
  test("does not hold up a caller that gives up", async () => {
    const giveUp = new AbortController();
    server.behave(() => giveUp.abort());
    expect(await failure(client().call(describeLoadBalancers, {}, { region, signal: giveUp.signal }))).toMatchObject({
      kind: "not-sent",
      reason: "aborted",
    });
  });

  test("is requested once for all callers, and again only for other credentials", async () => {
    server.behave(identity);
    const own = client();
    const all = await Promise.all([own.identity(), own.identity(), own.identity()]);
    expect(all[2]).toEqual({ accountId: "100000000001", principalId: "100000000002", arn: "qcs::cam::uin/1" });
    await own.identity();
    expect(server.seen).toHaveLength(1);
    server.behave(refusal("AuthFailure.TokenFailure"), identity);
    await failure(own.call(registerFunctionTargets, bind, { region, hasTurn: true }));
    await own.renewCredentials();
    await own.identity();
    await own.identity();
    expect(actionsSeen()).toEqual(["RegisterFunctionTargets", "GetCallerIdentity"]);
  });

  test("is requested again after a failure", async () => {
    server.behave(refusal("AuthFailure.SecretIdNotFound"), identity);
    const own = client();
    expect(await failure(own.identity())).toMatchObject({ code: "AuthFailure.SecretIdNotFound" });
    expect((await own.identity()).accountId).toBe("100000000001");
  });
});
