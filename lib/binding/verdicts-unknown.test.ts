import { describe, expect, it } from "vitest";
import { verdictOfFunction, verdictOfListener, verdictOfLoadBalancer, verdictOfRule } from "#lib/binding/verdicts.ts";

const eligible = { kind: "eligible" };
const told = { Forward: 1, Status: 1, VpcId: "vpc-aaaa1111", NumericalVpcId: 20_001 };
const loadBalancer = { ...told, Isolation: 0, AddressIPVersion: "ipv4", IPv6Mode: null };

function ineligible(reason: string) {
  return { kind: "ineligible", reason };
}

function warning(reason: string) {
  return { kind: "warning", reasons: [reason] };
}

describe("a missing or undocumented value", () => {
  it.each([
    [{ Forward: 2 }, "load-balancer-kind-unknown"],
    [{ Forward: null }, "load-balancer-kind-unknown"],
    [{ VpcId: null, NumericalVpcId: null }, "load-balancer-network-unknown"],
    [{ AddressIPVersion: "DualStack" }, "load-balancer-ip-version-unknown"],
    [{ AddressIPVersion: "ipv6", IPv6Mode: null }, "load-balancer-ip-version-unknown"],
    [{ Status: null }, "load-balancer-state-unknown"],
    [{ Status: 3 }, "load-balancer-state-unknown"],
    [{ Isolation: 2 }, "load-balancer-state-unknown"],
  ])("is a warning on a load balancer with %j", (members, reason) =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, ...members })).toEqual(warning(reason)),
  );

  it("is a warning on a rule and on a function", () => {
    expect(verdictOfRule({ TargetType: "SERVERLESS" }, null, { allowReplace: false })).toEqual(
      warning("rule-target-type-unknown"),
    );
    for (const Status of ["Hibernating", null]) {
      expect(verdictOfFunction({ Type: "Event", Status })).toEqual(warning("function-state-unknown"));
    }
  });

  it("is no warning where the documents say what its absence means", () => {
    expect(verdictOfLoadBalancer(told)).toEqual(eligible);
    expect(verdictOfFunction({ Status: "Active" })).toEqual(eligible);
  });

  it("is ineligible where the page lists everything that is supported", () => {
    expect(verdictOfListener({ Protocol: "GRPC" })).toEqual(ineligible("listener-layer-4"));
    expect(verdictOfFunction({ Type: "Stream", Status: "Active" })).toEqual(ineligible("function-not-event"));
  });

  it("doesn't make an ineligible rule eligible", () =>
    expect(verdictOfLoadBalancer({ ...loadBalancer, Status: null, Forward: 0 })).toEqual(
      ineligible("load-balancer-classic"),
    ));
});
