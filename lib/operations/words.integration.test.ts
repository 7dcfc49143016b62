import { afterAll, expect, it } from "vitest";
import { refusal, startHostileServer, success } from "#lib/cloud/testing/hostile-server.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { asked, binding, pathOf, reaches } from "#lib/operations/testing/setup.ts";

// The engine with the console's real client, on a cloud with messages that the sandbox doesn't send.

const rule = {
  region: "ap-guangzhou",
  loadBalancerId: "lb-aaaaaaaa",
  listenerId: "lbl-aaaaaaaa",
  locationId: "loc-aaaaaaaa",
};
const server = await startHostileServer();
const database = await createDatabase((await createTestDatabase()).url);
await migrate(database);
const cloud = sandboxCloud(server.origin, database.pool);
const engine = oneAccountEngine({ database, cloud: cloud.port, readBackMs: 4_000, log: { warn: () => {} } });

afterAll(async () => {
  await engine.stop();
  await cloud.close();
  await database.close();
  await server.close();
});

it("retries a busy refusal in Chinese, and stores a task's Message without unstorable characters", async () => {
  const writes = [refusal("FailedOperation", "负载均衡（lb-aaaaaaaa）有任务正在执行，请稍后重试。"), success({})];
  const located = { LocationId: rule.locationId };
  const answers: Record<string, object> = {
    GetCallerIdentity: { AccountId: "100000000001", PrincipalId: "100000000002" },
    DescribeNetworkAccountType: { NetworkAccountType: "STANDARD" },
    DescribeLoadBalancers: {
      LoadBalancerSet: [{ LoadBalancerId: rule.loadBalancerId, Forward: 1, Status: 1, VpcId: "vpc-aaaaaaaa" }],
    },
    DescribeListeners: { Listeners: [{ ListenerId: rule.listenerId, Protocol: "HTTP", Port: 80, Rules: [located] }] },
    DescribeTargets: { Listeners: [{ ListenerId: rule.listenerId, Rules: [located] }] },
    ListFunctions: { Functions: [{ FunctionName: "hello", Type: "Event", Status: "Active" }] },
    ListVersionByFunction: { Versions: [{ Version: "$LATEST" }] },
    DescribeTaskStatus: { Status: 1, Message: "函数\u0000不可用\ud800" },
  };
  server.behave((response, seen) => {
    const action = `${seen.headers["x-tc-action"]}`;
    const behaviour = action === "RegisterFunctionTargets" ? writes.shift() : success(answers[action] ?? {});
    behaviour?.(response, seen);
  });
  engine.start();
  const { id } = await asked(engine, askInput(await engine.identity(), rule, null, binding()));
  const ended = await reaches(engine, id, "failed", "rejected");
  expect(ended.cloudSays).toMatchObject({ message: "函数不可用\ufffd" });
  expect(await pathOf(engine, id)).toEqual([
    "queued: asked",
    "submitting: its-turn",
    "queued: busy",
    "submitting: its-turn",
    "running: accepted",
    "failed: task-failed",
  ]);
});
