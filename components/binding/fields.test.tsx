import { describe, expect, it } from "vitest";
import { type Known, renderFields } from "#components/binding/testing/render-fields.tsx";
import { operationView, unfinishedOperations } from "#components/data/operation-queries.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { RequestError } from "#components/data/request-error.ts";
import { sampleOperation } from "#components/data/testing/samples.ts";
import type { ListenerItem, LoadBalancerItem, RegionItem, RuleItem } from "#lib/api/contract/inventory.ts";
import { explain } from "#lib/i18n/explain.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const { bind: words, verdict: reasons } = messages;
const eligible = { kind: "eligible" as const };
const regions: RegionItem[] = [
  { id: "r-1", name: "Here", verdict: eligible },
  { id: "r-2", name: "There", verdict: { kind: "ineligible", reason: "region-unsupported" } },
];
const gateway: LoadBalancerItem = {
  loadBalancerId: "lb-1",
  name: "gateway",
  network: "OPEN",
  ipVersion: "ipv4",
  address: "10.0.0.1",
  vpcId: null,
  verdict: eligible,
};
const listener: ListenerItem = {
  listenerId: "lbl-1",
  name: "",
  protocol: "HTTP",
  port: 80,
  certificates: [],
  ruleCount: 2,
  verdict: eligible,
};
const inRegion = { region: "r-1" };
const inGateway = { ...inRegion, loadBalancerId: "lb-1" };

function pageOf<Item>(...items: Item[]) {
  return { items, total: items.length, nextOffset: null };
}

const knownGateway: Known = [queryKeyOf("loadBalancer", { ...inRegion, loadBalancerId: "lb-1" }), [gateway]];
const listenersKey = queryKeyOf("listeners", inGateway);

describe("a field that is chosen from a list", () => {
  it("waits for the field that it belongs to, and says for which", () => {
    const fields = renderFields("", regions, []);
    expect(fields.field("Region")).toMatchObject({ readOnly: false, invalid: false });
    expect(fields.field("Listener")).toMatchObject({ readOnly: true, placeholder: words.first.region });
    expect(fields.field("Function")).toMatchObject({ readOnly: true, placeholder: words.first.region });
  });

  it("names the nearest field that can't be used, and only that one is wrong", () => {
    const fields = renderFields("region=r-2&lb=lb-1&function=f", regions, []);
    expect(fields.field("Region")).toMatchObject({ invalid: true, said: reasons["region-unsupported"] });
    expect(fields.field("Load balancer")).toMatchObject({ invalid: false, placeholder: words.first.region });
    expect(fields.field("Function")).toMatchObject({ invalid: false, value: "f" });
  });

  it("says that a link's choice does not exist", () => {
    const fields = renderFields("region=r-1&lb=lb-1&listener=lbl-9", regions, [
      knownGateway,
      [listenersKey, pageOf(listener)],
    ]);
    expect(fields.field("Listener")).toMatchObject({ invalid: true, value: "lbl-9" });
    expect(fields.field("Listener").said).toContain("lbl-9");
  });

  it("says why what was chosen can't be bound", () => {
    const layer4: ListenerItem = {
      ...listener,
      protocol: "TCP",
      verdict: { kind: "ineligible", reason: "listener-layer-4" },
    };
    const fields = renderFields("region=r-1&lb=lb-1&listener=lbl-1", regions, [
      knownGateway,
      [listenersKey, pageOf(layer4)],
    ]);
    expect(fields.field("Listener")).toMatchObject({ invalid: true, said: reasons["listener-layer-4"] });
  });

  it("remarks on what can be bound with a warning", () => {
    const warned: LoadBalancerItem = { ...gateway, verdict: { kind: "warning", reasons: ["account-unknown"] } };
    const fields = renderFields("region=r-1&lb=lb-1", regions, [[knownGateway[0], [warned]]]);
    expect(fields.field("Load balancer")).toMatchObject({ invalid: false, said: reasons["account-unknown"] });
  });

  it("explains a list that failed, with its code and RequestId, and offers another try", () => {
    const error = explain(
      { kind: "refused", code: "InternalError", message: "", requestId: "req-1", action: "clb:DescribeListeners" },
      "en",
    );
    const fields = renderFields("region=r-1&lb=lb-1", regions, [
      knownGateway,
      [listenersKey, new RequestError(502, error)],
    ]);
    expect(fields.field("Listener").invalid).toBe(true);
    expect(fields.field("Listener").said).toContain(error.meaning);
    for (const told of ["InternalError", "req-1", "clb:DescribeListeners", messages.ui.retry]) {
      expect(fields.text).toContain(told);
    }
  });

  it("says that the console did not answer, where it did not", () => {
    const fields = renderFields("region=r-1&lb=lb-1", regions, [
      knownGateway,
      [listenersKey, new RequestError(null, null)],
    ]);
    expect(fields.field("Listener")).toMatchObject({ invalid: true, said: words.list.unreachable });
    expect(fields.text).not.toContain("RequestId");
  });

  it("says that a rule is being changed, at the chosen one, and leads to the operation", () => {
    const rule: RuleItem = {
      locationId: "loc-1",
      domain: "shop.example",
      url: "/",
      binding: null,
      serverCount: 0,
      verdict: eligible,
    };
    const operation = { ...sampleOperation, rule: { ...sampleOperation.rule, locationId: "loc-1" } };
    const busy = { ...pageOf(operation), capped: false, next: null, previous: null, usualMs: {} };
    const known: Known[] = [
      knownGateway,
      [listenersKey, pageOf(listener)],
      [queryKeyOf("rules", { ...inGateway, listenerId: "lbl-1" }), pageOf(rule)],
      [unfinishedOperations({}, { loadBalancerId: "lb-1" }).queryKey, busy],
    ];
    const fields = renderFields("region=r-1&lb=lb-1&listener=lbl-1&rule=loc-1", regions, known);
    expect(fields.field("Forwarding rule").said).toContain("Operation 41 of this rule hasn't ended.");
    expect(fields.text).toContain(messages.review.busyRule.title);
    expect(fields.text).toContain("Follow operation 41");
    // The change would not be queued.
    expect(fields.text).not.toContain(words.busy.title);
  });

  it("says which operation is tried again, and what changed since", () => {
    const now = { function: { namespace: "default", name: "orders", qualifier: "2" }, weight: 5 };
    const rule: RuleItem = {
      locationId: "loc-1",
      domain: "shop.example",
      url: "/",
      binding: now,
      serverCount: 0,
      verdict: eligible,
    };
    const operation = { ...sampleOperation, region: "r-1", rule: { ...sampleOperation.rule, locationId: "loc-1" } };
    const told = (holds: RuleItem["binding"]) =>
      renderFields("region=r-1&lb=lb-1&listener=lbl-1&rule=loc-1&retryOf=41", regions, [
        knownGateway,
        [listenersKey, pageOf(listener)],
        [queryKeyOf("rules", { ...inGateway, listenerId: "lbl-1" }), pageOf({ ...rule, binding: holds })],
        [operationView({}, "41").queryKey, { operation }],
      ]).text;
    expect(told(now)).toContain("This is a retry of operation 41");
    expect(told(now)).toContain("default/orders:2");
    expect(told(null)).toContain(`The rule is as it was then: ${messages.ui.binding.none}`);
  });

  it("says once what a list lacks, and what to allow", () => {
    const missing = { name: "DescribeTargets", action: "clb:DescribeTargets", keys: "AKID…", policy: "{}" } as const;
    const fields = renderFields("region=r-1&lb=lb-1&listener=lbl-1", regions, [
      knownGateway,
      [listenersKey, pageOf(listener)],
      [queryKeyOf("rules", { ...inGateway, listenerId: "lbl-1" }), { ...pageOf(), missing: [missing] }],
    ]);
    expect(fields.field("Forwarding rule").said).toContain(words.without.DescribeTargets);
    expect(fields.text).toContain("clb:DescribeTargets");
  });
});

describe("the weight", () => {
  it.each(["", "-1", "101", "1.5", "1,5", "ten", "１０", "1e1", "999999999999999999999"])(
    "that is “%s” is refused, and kept as typed",
    (weight) => {
      const field = renderFields(`region=r-1&weight=${weight}`, regions, []).field("Weight");
      expect(field).toMatchObject({ invalid: true, value: weight });
      expect(field.said).toContain("0 to 100");
    },
  );

  it("of 0 is remarked on", () => {
    const field = renderFields("region=r-1&weight=0", regions, []).field("Weight");
    expect(field.invalid).toBe(false);
    expect(field.said).toContain(reasons["weight-zero"]);
  });
});
