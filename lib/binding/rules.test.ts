import { describe, expect, it } from "vitest";
import { bindingRules } from "#lib/binding/rules.ts";

/** The restrictions as the RegisterFunctionTargets page states them (international site, 2026-01-13). */
const page = [
  "SCF binding is supported only in Guangzhou, Shenzhen Finance, Shanghai, Shanghai Finance, Beijing, Chengdu, Hong Kong (China), Singapore, Tokyo, and Silicon Valley.",
  "Only the standard account type supports binding SCF. The classic account type is unsupported. We recommend upgrading to the standard account type.",
  "Classic CLB does not support binding SCF.",
  "Basic Network Type does not support binding SCF.",
  "CLB supports binding ALL SCFs in the same region by default, supports cross-VPC binding, but cross-region selection is not supported.",
  "Currently, only IPv4 and IPv6 NAT64 versions of Cloud Load Balancer support binding SCF. IPv6 version is not currently supported.",
  "Only layer-7 (HTTP, HTTPS) listeners support binding SCF. Layer-4 (TCP, UDP, TCP SSL) listeners and layer-7 QUIC listeners are unsupported.",
  'CLB binding SCF only supports binding SCF of the "Event function" type.',
  "A forwarding rule supports binding only one SCF.",
].join("\n");

const rules = Object.values(bindingRules).flat();

describe("the table of binding rules", () => {
  it("quotes the page word by word, or says that it infers", () => {
    const misquoted = rules.filter(({ source }) => source !== "inferred" && !page.includes(source));
    expect(misquoted.map(({ reason }) => reason)).toEqual([]);
  });

  it("decides from the outside to the inside", () => {
    expect(rules.map(({ reason }) => reason)).toEqual([
      "region-unsupported",
      "account-classic",
      "account-unknown",
      "load-balancer-classic",
      "load-balancer-kind-unknown",
      "load-balancer-basic-network",
      "load-balancer-network-unknown",
      "load-balancer-ipv6",
      "load-balancer-ip-version-unknown",
      "load-balancer-creating",
      "load-balancer-isolated",
      "load-balancer-state-unknown",
      "listener-quic",
      "listener-layer-4",
      "rule-quic-on",
      "rule-redirects",
      "rule-target-group",
      "rule-target-type-unknown",
      "rule-has-function",
      "rule-will-replace",
      "rule-has-servers",
      "function-not-event",
      "function-not-active",
      "function-state-unknown",
      "qualifier-missing",
      "qualifier-not-listed",
      "qualifier-latest",
      "weight-zero",
    ]);
  });
});
