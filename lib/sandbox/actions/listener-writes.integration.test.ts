import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { done, madeLoadBalancer } from "#lib/sandbox/testing/build.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, listenersOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 30 });
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

describe("listeners and rules", () => {
  let place: Awaited<ReturnType<typeof madeLoadBalancer>>;

  beforeAll(async () => {
    place = await madeLoadBalancer(sdk, "rules", "/", "/a");
  });

  test("reads show what was asked for", async () => {
    const { LoadBalancerId } = place;
    const Certificate = { SSLMode: "UNIDIRECTIONAL", CertId: "abcd1234" };
    const { ListenerIds } = await done(sdk, "CreateListener", {
      LoadBalancerId,
      Ports: [443, 8443],
      Protocol: "HTTPS",
      ListenerNames: ["first", "second"],
      Certificate,
    });
    const HealthCheck = { HealthSwitch: 1, HttpCheckPath: "/health" };
    await done(sdk, "CreateRule", {
      LoadBalancerId,
      ListenerId: ListenerIds[1],
      Rules: [{ Domains: ["a.example.com", "b.example.com"], Url: "/", Quic: true, Scheduler: "IP_HASH", HealthCheck }],
    });
    const answer = await sdk.call("clb", "DescribeListeners", { LoadBalancerId, ListenerIds });
    expect(answer).toMatchObject({
      Listeners: [
        { ListenerName: "first", Port: 443, Certificate },
        {
          ListenerName: "second",
          Rules: [
            {
              Domain: "a.example.com",
              Domains: ["a.example.com", "b.example.com"],
              QuicStatus: "QUIC_ACTIVE",
              Scheduler: "IP_HASH",
              HealthCheck,
              DefaultServer: true,
            },
          ],
        },
      ],
    });
    const named = { LoadBalancerId, ListenerId: ListenerIds[1], Domain: "b.example.com", Url: "/" };
    await ended(sdk, await write(sdk, "RegisterFunctionTargets", named, target()));
  });

  test("a listener of layer 4 has servers of its own", async () => {
    const { LoadBalancerId } = place;
    const { ListenerIds } = await done(sdk, "CreateListener", { LoadBalancerId, Ports: [5353], Protocol: "UDP" });
    const server = { LoadBalancerId, ListenerId: ListenerIds[0], Targets: [{ InstanceId: "ins-00000001", Port: 53 }] };
    await done(sdk, "RegisterTargets", server);
    expect((await sdk.refusal("clb", "RegisterTargets", server)).code).toBe("InvalidParameterValue.Duplicate");
    const ports = (await listenersOf(sdk, LoadBalancerId)).map((listener) => listener.Port);
    expect(ports).toContain(5353);
  });

  test.each<[string, object, string]>([
    ["CreateListener", { Ports: [80], Protocol: "TCP" }, "InvalidParameter.PortCheckFailed"],
    ["CreateListener", { Ports: [], Protocol: "TCP" }, "InvalidParameterValue.Length"],
    ["CreateListener", { Ports: [0], Protocol: "TCP" }, "InvalidParameterValue"],
    ["CreateListener", { Ports: [81, 81], Protocol: "TCP" }, "InvalidParameterValue"],
    ["CreateListener", { Ports: [81], Protocol: "SCTP" }, "InvalidParameterValue"],
    ["CreateListener", { Ports: [81], Protocol: "HTTPS" }, "MissingParameter"],
    ["CreateListener", { Ports: [81], Protocol: "HTTP", SniSwitch: 1 }, "InvalidParameterValue"],
    ["CreateListener", { Ports: [81, 82], Protocol: "HTTP", ListenerNames: ["a"] }, "InvalidParameterValue.Length"],
    ["CreateListener", { Ports: [81], Protocol: "HTTP", SessionExpireTime: 10 }, "InvalidParameterValue"],
    ["CreateListener", { Ports: Array.from({ length: 51 }, (_, at) => at + 100), Protocol: "HTTP" }, "LimitExceeded"],
    ["CreateListener", { LoadBalancerId: "lb-00000000", Ports: [81], Protocol: "HTTP" }, "InvalidParameter"],
    ["DeleteListener", { ListenerId: "lbl-00000000" }, "InvalidParameter"],
    ["DeleteListener", { ListenerId: "loc-00000000" }, "InvalidParameter.FormatError"],
    ["CreateRule", { Rules: [{ Domain: "new.example.com", Url: "/" }] }, "InvalidParameterValue"],
    ["CreateRule", { Rules: [{ Url: "/" }] }, "MissingParameter"],
    ["CreateRule", { Rules: [{ Domain: "x.example.com" }] }, "MissingParameter"],
    ["CreateRule", { Rules: [] }, "InvalidParameterValue.Length"],
    ["CreateRule", { Rules: [{ Domain: "x", Url: "/", Quic: true }] }, "InvalidParameterValue"],
    ["CreateRule", { Rules: Array(2).fill({ Domain: "x", Url: "/" }) }, "InvalidParameterValue"],
    ["CreateRule", { Rules: [{ Domain: "x", Url: `/${"u".repeat(200)}` }] }, "InvalidParameterValue.Length"],
    ["CreateRule", { Rules: [{ Domain: "x", Url: "/", Weight: 1 }] }, "UnknownParameter"],
    ["DeleteRule", {}, "MissingParameter"],
    ["DeleteRule", { LocationIds: ["loc-00000000"] }, "InvalidParameter"],
    ["DeleteRule", { Domain: "new.example.com", NewDefaultServerDomain: "nowhere" }, "InvalidParameterValue"],
    ["RegisterTargets", { Targets: [{ Port: 80, InstanceId: "ins-abcd1234" }] }, "MissingParameter"],
    ["RegisterTargets", { Domain: "new.example.com", Url: "/", Targets: [] }, "InvalidParameterValue.Length"],
    ["RegisterTargets", { Domain: "new.example.com", Url: "/", Targets: [{ Port: 80 }] }, "MissingParameter"],
    [
      "RegisterTargets",
      { Domain: "new.example.com", Url: "/", Targets: [{ Port: 80, InstanceId: "server" }] },
      "InvalidParameter.FormatError",
    ],
    [
      "DeregisterTargets",
      { Domain: "new.example.com", Url: "/", Targets: [{ Port: 80, InstanceId: "ins-abcd1234" }] },
      "InvalidParameterValue",
    ],
    [
      "ModifyTargetWeight",
      { Domain: "new.example.com", Url: "/", Targets: [{ Port: 80, InstanceId: "ins-abcd1234" }], Weight: 101 },
      "InvalidParameterValue",
    ],
  ])("%s %j is refused with %s", async (action, change, code) => {
    const { LoadBalancerId, ListenerId } = place;
    const here = action === "CreateListener" ? { LoadBalancerId } : { LoadBalancerId, ListenerId };
    expect((await sdk.refusal("clb", action, { ...here, ...change })).code).toBe(code);
  });

  test("rules belong to HTTP and HTTPS alone", async () => {
    const { LoadBalancerId } = place;
    const { ListenerIds } = await done(sdk, "CreateListener", { LoadBalancerId, Ports: [2222], Protocol: "TCP" });
    const Rules = [{ Domain: "x", Url: "/" }];
    const refusal = await sdk.refusal("clb", "CreateRule", { LoadBalancerId, ListenerId: ListenerIds[0], Rules });
    expect(refusal).toMatchObject({
      code: "InvalidParameterValue",
      message: "This interface only support HTTP/HTTPS listener.",
    });
  });

  test("the default domain is deleted only when a new one is named", async () => {
    const { LoadBalancerId, ListenerId } = place;
    const Rules = [{ Domain: "other.example.com", Url: "/" }];
    await done(sdk, "CreateRule", { LoadBalancerId, ListenerId, Rules });
    const gone = { LoadBalancerId, ListenerId, Domain: "new.example.com" };
    expect((await sdk.refusal("clb", "DeleteRule", gone)).code).toBe("MissingParameter");
    await done(sdk, "DeleteRule", { ...gone, NewDefaultServerDomain: "other.example.com" });
    expect(await listenersOf(sdk, LoadBalancerId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ListenerId,
          Rules: [expect.objectContaining({ Domain: "other.example.com", DefaultServer: true })],
        }),
      ]),
    );
  });
});
