import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { describeLoadBalancers, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { createCloudClient } from "#lib/cloud/client.ts";
import { fixedCredentials } from "#lib/cloud/credentials/source.ts";
import { bind, credentialsNow, failure, identity, openBudget, region } from "#lib/cloud/testing/client-examples.ts";
import { type Behaviour, type HostileServer, startHostileServer } from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";

let server: HostileServer;
const transport = createTransport({ httpsProxy: null, noProxy: null });
const hour = 3_600_000;

beforeAll(async () => {
  server = await startHostileServer();
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await transport.close();
  await server.close();
});

function client() {
  return createCloudClient({
    settings: { realm: "intl", endpoint: server.origin },
    credentials: fixedCredentials(credentialsNow(1)),
    transport,
    budget: openBudget().budget,
  });
}

/** Refuses for its time, as a cloud whose clock says `date`. */
function expired(date: Date | string, code = "AuthFailure.SignatureExpire"): Behaviour {
  const Response = { Error: { Code: code, Message: "Expired." }, RequestId: "r" };
  return (response) => response.setHeader("Date", String(date)).end(JSON.stringify({ Response }));
}

function utc(ms: number): string {
  return new Date(ms).toUTCString();
}

test.each([
  [12 * 60_000 + 5000, "en", "Expired. The clock that stamped the call is 12 minutes, 5 seconds ahead of the cloud's."],
  [-26 * hour, "en", "Expired. The clock that stamped the call is 1 day, 2 hours behind the cloud's."],
  [-2 * hour, "zh-CN", "Expired. 为本次调用盖时间戳的时钟比云端慢2小时。"],
])("a clock %i ms ahead is named in %s", async (ahead, language, message) => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 });
  server.behave(identity, expired(utc(1_800_000_000_000 - ahead)));
  expect(await failure(client().call(describeLoadBalancers, {}, { region, language }))).toEqual({
    kind: "refused",
    code: "AuthFailure.SignatureExpire",
    message,
    requestId: "r",
    action: "clb:DescribeLoadBalancers",
  });
});

test("a write is measured by the instant that was stored for it, which was another clock's", async () => {
  const timestamp = Math.floor(Date.now() / 1000) - 600;
  server.behave(expired(utc(Math.floor(Date.now() / 1000) * 1000)));
  const call = client().call(registerFunctionTargets, bind, { region, timestamp, hasTurn: true });
  expect(await failure(call)).toMatchObject({ message: expect.stringContaining("is 10 minutes behind the cloud's") });
});

test.each([
  ["a clock that is right", expired(utc(Date.now()))],
  ["no time told", expired("")],
  ["another refusal", expired(utc(Date.now() - hour), "AuthFailure.SignatureFailure")],
])("%s leaves the cloud's words alone", async (_, behaviour) => {
  server.behave(identity, behaviour);
  expect(await failure(client().call(describeLoadBalancers, {}, { region }))).toMatchObject({ message: "Expired." });
});
