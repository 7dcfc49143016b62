import { describe, expect, it } from "vitest";
import { requestOf } from "#lib/binding/change.ts";
import type { Binding, Change } from "#lib/binding/types.ts";
import {
  type ChangeFacts,
  verdictOfAccount,
  verdictOfChange,
  verdictOfFunction,
  verdictOfListener,
  verdictOfLoadBalancer,
  verdictOfQualifier,
  verdictOfRegion,
  verdictOfRule,
} from "#lib/binding/verdicts.ts";
import { verdictOfWeight } from "#lib/binding/weight.ts";
import type { LoadBalancerFacts, TargetsFacts } from "#lib/binding/wire.ts";

const eligible = { kind: "eligible" };
const loadBalancer: LoadBalancerFacts = {
  Forward: 1,
  Status: 1,
  Isolation: 0,
  AddressIPVersion: "ipv4",
  IPv6Mode: null,
  VpcId: "vpc-aaaa1111",
  NumericalVpcId: 20_001,
};
const bound: TargetsFacts = {
  Targets: null,
  FunctionTargets: [
    { Function: { FunctionNamespace: "default", FunctionName: "orders", FunctionQualifier: "3" }, Weight: 10 },
  ],
};

function ineligible(reason: string) {
  return { kind: "ineligible", reason };
}

function warning(...reasons: string[]) {
  return { kind: "warning", reasons };
}

// Each block quotes a sentence of the RegisterFunctionTargets page (international site, 2026-01-13).

describe("SCF binding is supported only in Guangzhou, Shenzhen Finance, Shanghai, Shanghai Finance, Beijing, Chengdu, Hong Kong (China), Singapore, Tokyo, and Silicon Valley.", () => {
  it.each([
    "ap-guangzhou",
    "ap-shenzhen-fsi",
    "ap-shanghai",
    "ap-shanghai-fsi",
    "ap-beijing",
    "ap-chengdu",
    "ap-hongkong",
    "ap-singapore",
    "ap-tokyo",
    "na-siliconvalley",
  ])("%s is supported", (region) => expect(verdictOfRegion(region)).toEqual(eligible));

  it.each(["ap-nanjing", "ap-shenzhen", "ap-mumbai", "eu-frankfurt", ""])("%j is not", (region) =>
    expect(verdictOfRegion(region)).toEqual(ineligible("region-unsupported")),
  );
});

describe("Only the standard account type supports binding SCF. The classic account type is unsupported.", () => {
  it.each([
    ["STANDARD", eligible],
    ["standard", eligible],
    ["LEGACY", ineligible("account-classic")],
    [null, warning("account-unknown")],
    ["SOMETHING_NEW", warning("account-unknown")],
  ])("%s", (type, verdict) => expect(verdictOfAccount(type)).toEqual(verdict));
});

describe("Classic CLB does not support binding SCF.", () => {
  it("accepts an application load balancer", () => expect(verdictOfLoadBalancer(loadBalancer)).toEqual(eligible));
  it("refuses a classic one", () =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, Forward: 0 })).toEqual(ineligible("load-balancer-classic")));
});

describe("Basic Network Type does not support binding SCF.", () => {
  it.each([{ NumericalVpcId: 0 }, { VpcId: "" }, { VpcId: "0" }])("refuses %j", (members) =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, ...members })).toEqual(ineligible("load-balancer-basic-network")),
  );

  it.each([{ NumericalVpcId: null }, { VpcId: null }])("needs one id of the VPC, not both: %j", (members) =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, ...members })).toEqual(eligible),
  );
});

describe("CLB supports binding ALL SCFs in the same region by default, supports cross-VPC binding, but cross-region selection is not supported.", () => {
  it("names a function without region or VPC, so it is in the rule's region and in any VPC", () => {
    const [target] = requestOf(change("bind", null, binding("orders"))).body.FunctionTargets;
    expect(Object.keys(target?.Function ?? {}).sort()).toEqual([
      "FunctionName",
      "FunctionNamespace",
      "FunctionQualifier",
    ]);
  });
});

describe("Currently, only IPv4 and IPv6 NAT64 versions of Cloud Load Balancer support binding SCF. IPv6 version is not currently supported.", () => {
  it.each([
    [{ AddressIPVersion: "ipv4" }, eligible],
    [{ AddressIPVersion: "IPv4" }, eligible],
    [{ AddressIPVersion: "ipv6", IPv6Mode: "IPv6Nat64" }, eligible],
    [{ AddressIPVersion: "IPV6", IPv6Mode: "ipv6nat64" }, eligible],
    [{ AddressIPVersion: "ipv6", IPv6Mode: "IPv6FullChain" }, ineligible("load-balancer-ipv6")],
    [{ AddressIPVersion: "IPv6FullChain" }, ineligible("load-balancer-ipv6")],
    [{ AddressIPVersion: "ipv6", IPv6Mode: "IPv6Other" }, ineligible("load-balancer-ipv6")],
  ])("%j", (members, verdict) => expect(verdictOfLoadBalancer({ ...loadBalancer, ...members })).toEqual(verdict));
});

describe("Only layer-7 (HTTP, HTTPS) listeners support binding SCF.", () => {
  it.each(["HTTP", "HTTPS", "http", "Https"])("accepts %s", (Protocol) =>
    expect(verdictOfListener({ Protocol })).toEqual(eligible),
  );
});

describe("Layer-4 (TCP, UDP, TCP SSL) listeners and layer-7 QUIC listeners are unsupported.", () => {
  it.each(["TCP", "UDP", "TCP_SSL", "tcp"])("refuses %s", (Protocol) =>
    expect(verdictOfListener({ Protocol })).toEqual(ineligible("listener-layer-4")),
  );
  it.each(["QUIC", "quic"])("refuses %s", (Protocol) =>
    expect(verdictOfListener({ Protocol })).toEqual(ineligible("listener-quic")),
  );
  it("warns of an HTTPS rule with QUIC on, which the sentence may also cover", () =>
    expect(verdictOfRule({ QuicStatus: "quic_active" }, null, { allowReplace: false })).toEqual(
      warning("rule-quic-on"),
    ));
  it.each(["QUIC_INACTIVE", "OFF", null])("lets a rule with QUIC %s pass", (QuicStatus) =>
    expect(verdictOfRule({ QuicStatus }, null, { allowReplace: false })).toEqual(eligible),
  );
});

describe('CLB binding SCF only supports binding SCF of the "Event function" type.', () => {
  it.each([
    ["Event", eligible],
    ["event", eligible],
    ["HTTP", ineligible("function-not-event")],
    ["http", ineligible("function-not-event")],
  ])("%s", (Type, verdict) => expect(verdictOfFunction({ Type, Status: "Active" })).toEqual(verdict));
});

describe("A forwarding rule supports binding only one SCF.", () => {
  it("refuses a rule that has one", () =>
    expect(verdictOfRule({}, bound, { allowReplace: false })).toEqual(ineligible("rule-has-function")));
  it("warns when it is to be replaced", () =>
    expect(verdictOfRule({}, bound, { allowReplace: true })).toEqual(warning("rule-will-replace")));
  it.each([null, []])("takes %j for none", (FunctionTargets) =>
    expect(verdictOfRule({}, { FunctionTargets }, { allowReplace: false })).toEqual(eligible),
  );
});

describe("what the page implies", () => {
  it.each([
    [{ Status: 0 }, "load-balancer-creating"],
    [{ Isolation: 1 }, "load-balancer-isolated"],
  ])("refuses a load balancer with %j", (members, reason) =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, ...members })).toEqual(ineligible(reason)),
  );

  it.each([
    [{ RewriteTarget: { TargetLocationId: "loc-aaaa1111" } }, ineligible("rule-redirects")],
    [{ RewriteTarget: { TargetListenerId: "lbl-aaaa1111" } }, ineligible("rule-redirects")],
    [{ RewriteTarget: { TargetLocationId: null, TargetListenerId: null } }, eligible],
    [{ TargetType: "TARGETGROUP" }, ineligible("rule-target-group")],
    [{ TargetType: "Node" }, eligible],
    [{ TargetType: null }, eligible],
  ])("judges a rule with %j", (rule, verdict) =>
    expect(verdictOfRule(rule, null, { allowReplace: false })).toEqual(verdict),
  );

  it("warns of servers on the rule, beside other warnings", () =>
    expect(verdictOfRule({ QuicStatus: "QUIC_ACTIVE" }, { Targets: [{}] }, { allowReplace: false })).toEqual(
      warning("rule-quic-on", "rule-has-servers"),
    ));

  it.each(["Creating", "UpdateFailed", "Publishing", "Deleting"])("refuses a function that is %s", (Status) =>
    expect(verdictOfFunction({ Type: "Event", Status })).toEqual(ineligible("function-not-active")),
  );

  it.each([
    ["3", eligible],
    ["4", ineligible("qualifier-missing")],
    ["prod", eligible],
    ["PROD", ineligible("qualifier-missing")],
    ["$LATEST", warning("qualifier-latest")],
    ["$DEFAULT", warning("qualifier-latest")],
  ])("judges the qualifier %s", (name, verdict) => expect(verdictOfQualifier(name, qualifiers)).toEqual(verdict));

  it("warns of weight 0", () => {
    expect(verdictOfWeight(0)).toEqual(warning("weight-zero"));
    expect(verdictOfWeight(1)).toEqual(eligible);
  });
});

describe("verdictOfChange", () => {
  it("accepts a plain bind", () =>
    expect(verdictOfChange(change("bind", null, binding("orders")), facts())).toEqual(eligible));

  it("gives the first reason in the page's order, with its part", () => {
    const worst = facts({ loadBalancer: { ...loadBalancer, Forward: 0 }, listener: { Protocol: "TCP" } });
    expect(verdictOfChange(change("bind", null, binding("orders")), worst)).toEqual({
      kind: "ineligible",
      reason: "load-balancer-classic",
      part: "loadBalancer",
    });
  });

  it("has no part for a reason that applies to the whole account", () =>
    expect(verdictOfChange(change("bind", null, binding("orders")), facts({ accountType: "LEGACY" }))).toEqual({
      kind: "ineligible",
      reason: "account-classic",
      part: null,
    }));

  it("judges function and qualifier of a bind and a replace", () => {
    const target = { function: { Type: "HTTP", Status: "Active" }, qualifiers };
    const gone = { function: { Type: "Event", Status: "Active" }, qualifiers: [] };
    expect(verdictOfChange(change("bind", null, binding("orders")), facts({ target }))).toMatchObject({
      reason: "function-not-event",
      part: "function",
    });
    expect(
      verdictOfChange(change("replace", binding("orders"), binding("other")), facts({ targets: bound, target: gone })),
    ).toMatchObject({ reason: "qualifier-missing", part: "qualifier" });
  });

  it("allows a new weight for a function that could no longer be bound", () => {
    const gone = { function: { Type: "Event", Status: "UpdateFailed" }, qualifiers: [] };
    const reweigh = change("reweigh", binding("orders"), { ...binding("orders"), weight: 5 });
    expect(verdictOfChange(reweigh, facts({ targets: bound, target: gone }))).toEqual(eligible);
  });

  it("collects all warnings", () => {
    const after = { ...binding("other"), weight: 0 };
    expect(
      verdictOfChange(change("replace", binding("orders"), after), facts({ targets: bound, accountType: null })),
    ).toEqual(warning("account-unknown", "rule-will-replace", "weight-zero"));
  });

  it("refuses to bind a bound rule, but allows replace and reweigh", () => {
    const taken = facts({ targets: bound });
    expect(verdictOfChange(change("bind", null, binding("other")), taken)).toMatchObject({
      reason: "rule-has-function",
      part: "rule",
    });
    expect(verdictOfChange(change("reweigh", binding("orders"), { ...binding("orders"), weight: 5 }), taken)).toEqual(
      eligible,
    );
  });

  it("always allows an unbind", () =>
    expect(
      verdictOfChange(
        change("unbind", binding("orders"), null),
        facts({ accountType: "LEGACY", listener: { Protocol: "QUIC" }, targets: bound, target: null }),
      ),
    ).toEqual(eligible));
});

const qualifiers = [
  { name: "$LATEST", pointsTo: null },
  { name: "3", pointsTo: null },
  { name: "$DEFAULT", pointsTo: "$LATEST" },
  { name: "prod", pointsTo: "3" },
];

function facts(changes: Partial<ChangeFacts> = {}): ChangeFacts {
  return {
    accountType: "STANDARD",
    loadBalancer,
    listener: { Protocol: "HTTP" },
    rule: { TargetType: "NODE" },
    targets: { Targets: null, FunctionTargets: null },
    target: { function: { Type: "Event", Status: "Active" }, qualifiers },
    ...changes,
  };
}

function binding(name: string): Binding {
  return { function: { namespace: "default", name, qualifier: "3" }, weight: 10 };
}

function change(kind: Change["kind"], before: Binding | null, after: Binding | null): Change {
  const rule = {
    region: "ap-guangzhou",
    loadBalancerId: "lb-aaaa1111",
    listenerId: "lbl-aaaa1111",
    locationId: "loc-aaaa1111",
  };
  return { kind, rule, before, after };
}
