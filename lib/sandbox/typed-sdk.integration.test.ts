import { afterAll, beforeAll, expect, test } from "vitest";
import { servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { unlike } from "#lib/sandbox/testing/sdk-models.ts";
import { TypedCaller } from "#lib/sandbox/testing/typed-sdk.ts";
import { target } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: TypedCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 20 });
  sdk = new TypedCaller(sandbox);
});

afterAll(() => sandbox.close());

const identityToken = [{ alg: "RS256" }, { sub: "pod" }, "signature"]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");

test("a world is built, bound, watched and torn down by typed methods alone", async () => {
  const { clb, scf, monitor } = sdk.clients;
  const { LoadBalancerIds = [], DealName } = await clb.CreateLoadBalancer({
    LoadBalancerType: "OPEN",
    LoadBalancerName: "made by types",
    Number: 1,
    Tags: [{ TagKey: "team", TagValue: "shop" }],
    InternetAccessible: { InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR", InternetMaxBandwidthOut: 5 },
    AvailableZoneAffinityInfo: { Enable: false },
  });
  const [LoadBalancerId = ""] = LoadBalancerIds;
  await expect.poll(async () => (await clb.DescribeTaskStatus({ DealName })).Status, { interval: 30 }).toBe(0);
  const { LoadBalancerSet } = await clb.DescribeLoadBalancers({ LoadBalancerIds: [LoadBalancerId] });
  expect(LoadBalancerSet).toMatchObject([{ LoadBalancerName: "made by types", Status: 1, Forward: 1 }]);

  const { ListenerIds = [] } = await sdk.done(
    clb.CreateListener({
      LoadBalancerId,
      Ports: [443],
      Protocol: "HTTPS",
      ListenerNames: ["secure"],
      Certificate: { SSLMode: "UNIDIRECTIONAL", CertId: "abcd1234" },
    }),
  );
  const [ListenerId = ""] = ListenerIds;
  const { LocationIds = [] } = await sdk.done(
    clb.CreateRule({
      LoadBalancerId,
      ListenerId,
      Rules: [
        { Domain: "typed.example.com", Url: "/", HealthCheck: { HealthSwitch: 1, IntervalTime: 5 } },
        { Domain: "typed.example.com", Url: "/servers", Scheduler: "WRR" },
      ],
    }),
  );
  const [LocationId = "", second = ""] = LocationIds;
  const rule = { LoadBalancerId, ListenerId, LocationId };
  await clb.DescribeListeners({ LoadBalancerId });

  const functionsOn = async () => {
    const { Listeners } = await clb.DescribeTargets({ LoadBalancerId });
    return Listeners?.[0]?.Rules?.find((one) => one.LocationId === LocationId)?.FunctionTargets;
  };
  const first = { ...rule, FunctionTargets: [target({ weight: 20 })] };
  await sdk.done(clb.RegisterFunctionTargets(first));
  expect(await functionsOn()).toMatchObject([{ Function: { FunctionName: "order-webhook" }, Weight: 20 }]);
  const reweighed = { ...rule, FunctionTargets: [target({ weight: 7 })] };
  await sdk.done(clb.ModifyFunctionTargets(reweighed));
  expect(await functionsOn()).toMatchObject([{ Weight: 7 }]);

  const Targets = [{ InstanceId: "ins-abcd1234", Port: 8080, Type: "CVM" }];
  const servers = { LoadBalancerId, ListenerId, LocationId: second, Targets };
  await sdk.done(clb.RegisterTargets(servers));
  await sdk.done(clb.ModifyTargetWeight({ ...servers, Weight: 30 }));
  await functionsOn();
  await sdk.done(clb.DeregisterTargets(servers));

  const FunctionName = "order-webhook";
  const { Triggers } = await scf.ListTriggers({ FunctionName, Namespace: "default" });
  const trigger = Triggers?.find((one) => one.ResourceId?.endsWith(LocationId));
  expect(trigger).toMatchObject({ Type: "clb", Qualifier: "$LATEST" });
  await scf.GetFunction({ FunctionName });
  const { DataPoints } = await monitor.GetMonitorData({
    Namespace: "QCE/SCF_V2",
    MetricName: "Invocation",
    Instances: [{ Dimensions: [{ Name: "functionName", Value: FunctionName }] }],
    SpecifyStatistics: 7,
  });
  expect(DataPoints?.[0]?.Timestamps?.length).toBeGreaterThan(0);

  await scf.DeleteTrigger({ FunctionName, TriggerName: trigger?.TriggerName ?? "", Type: "clb" });
  expect(await functionsOn()).toBeNull();
  await sdk.done(clb.RegisterFunctionTargets(first));
  await sdk.done(clb.DeregisterFunctionTargets(first));
  expect(await functionsOn()).toBeNull();
  await scf.DeleteFunction({ FunctionName });
  await expect(scf.GetFunction({ FunctionName })).rejects.toMatchObject({ code: "ResourceNotFound.Function" });

  await sdk.done(clb.DeleteRule({ LoadBalancerId, ListenerId, LocationIds: [LocationId] }));
  await sdk.done(clb.DeleteListener({ LoadBalancerId, ListenerId }));
  await sdk.done(clb.DeleteLoadBalancer({ LoadBalancerIds: [LoadBalancerId] }));
  const left = await clb.DescribeLoadBalancers({ LoadBalancerIds: [LoadBalancerId] });
  expect(left.TotalCount).toBe(0);
});

test("quotas, regions and metrics are read by typed methods, too", async () => {
  const { clb, scf, vpc, sts, region } = sdk.clients;
  const { RegionSet } = await region.DescribeRegions({ Product: "clb" });
  expect(RegionSet?.map((one) => one.Region)).toContain("ap-guangzhou");
  expect(await vpc.DescribeNetworkAccountType(null)).toMatchObject({ NetworkAccountType: "STANDARD" });
  expect(await sts.GetCallerIdentity(null)).toMatchObject({ AccountId: "100010020001" });
  const role = { RoleArn: "qcs::cam::uin/100010020001:roleName/sandbox-viewer", RoleSessionName: "typed" };
  await sts.AssumeRole(role);
  const proof = { ...role, ProviderId: "sandbox-oidc", WebIdentityToken: identityToken };
  await sts.AssumeRoleWithWebIdentity(proof);
  const { QuotaSet } = await clb.DescribeQuota(null);
  expect(QuotaSet?.map((one) => one.QuotaId)).toContain("TOTAL_LISTENER_RULE_QUOTA");
  const { Namespaces = [] } = await scf.ListNamespaces({ Limit: 100 });
  for (const { Name: Namespace } of Namespaces) {
    const { Functions = [] } = await scf.ListFunctions({ Namespace, Limit: 100 });
    for (const { FunctionName = "" } of Functions.slice(0, 3)) {
      await scf.ListVersionByFunction({ FunctionName, Namespace });
      await scf.ListAliases({ FunctionName, Namespace });
      await scf.GetFunction({ FunctionName, Namespace });
    }
  }
});

test("every kind of load balancer of the default world is read by typed methods", async () => {
  const { clb } = sdk.clients;
  const { LoadBalancerSet = [] } = await clb.DescribeLoadBalancers({ Limit: 100 });
  for (const { LoadBalancerId = "" } of LoadBalancerSet.slice(0, 12)) {
    const { Listeners = [] } = await clb.DescribeListeners({ LoadBalancerId });
    const targets = await clb.DescribeTargets({ LoadBalancerId });
    expect(targets.Listeners?.map((one) => one.ListenerId)).toEqual(Listeners.map((one) => one.ListenerId));
  }
});

test.each(servedActions.map((action) => [action.name, action] as const))(
  "%s was called by its typed method, and answered with every member of the SDK's model and no other",
  (name, action) => {
    const answers = sdk.answers.get(name) ?? [];
    expect(answers).not.toHaveLength(0);
    expect([...new Set(answers.flatMap((answer) => unlike(answer, action)))]).toEqual([]);
  },
);
