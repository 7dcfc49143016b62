import { describe, expect, it } from "vitest";
import { type Choice, draftOf, toWanted } from "#components/binding/draft.ts";
import { pick, pickedProblemOf, pickRule } from "#components/binding/picked.ts";
import { valuesOfLink } from "#components/binding/values.ts";
import type { RuleItem } from "#lib/api/contract/inventory.ts";
import type { Binding, Verdict } from "#lib/binding/types.ts";

const eligible: Verdict = { kind: "eligible" };

const present: Binding = {
  function: { namespace: "default", name: "orders", qualifier: "2", qualifierType: "VERSION" },
  weight: 10,
};

function ruleWith(binding: Binding | null, verdict: Verdict = eligible): RuleItem {
  return { locationId: "loc-1", domain: "a.example.com", url: "/api", binding, serverCount: 0, verdict };
}

function found<Item>(id: string, item: Item) {
  return { kind: "found", id, item } as const;
}

/** Everything chosen: version 2 of `orders` with weight 10. */
function choiceOf(rule: RuleItem): Choice {
  return {
    region: found("ap-guangzhou", { id: "ap-guangzhou", name: "Guangzhou", verdict: eligible }),
    loadBalancerId: found("lb-1", {
      loadBalancerId: "lb-1",
      name: "shop",
      network: "OPEN",
      ipVersion: "ipv4",
      address: null,
      vpcId: null,
      verdict: eligible,
    }),
    listenerId: found("lbl-1", {
      listenerId: "lbl-1",
      name: "",
      protocol: "HTTP",
      port: 80,
      certificates: [],
      ruleCount: 1,
      verdict: eligible,
    }),
    locationId: found("loc-1", rule),
    namespace: found("default", { name: "default", description: "", verdict: eligible }),
    function: found("orders", {
      name: "orders",
      id: "lam-1",
      type: "Event",
      runtime: "",
      status: "Active",
      description: "",
      changedAt: "",
      verdict: eligible,
    }),
    qualifier: found("2", {
      name: "2",
      type: "VERSION",
      description: "",
      changedAt: "",
      pointsTo: null,
      verdict: eligible,
    }),
    weight: 10,
  };
}

describe("draftOf", () => {
  it("binds a free rule", () => {
    const draft = draftOf(choiceOf(ruleWith(null)));
    expect(draft?.change).toEqual({
      kind: "bind",
      rule: { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" },
      before: null,
      after: present,
    });
  });

  it("replaces another function, and says so", () => {
    const other = { ...present, function: { ...present.function, name: "old" } };
    const draft = draftOf(choiceOf(ruleWith(other, { kind: "warning", reasons: ["rule-will-replace"] })));
    expect(draft?.change).toMatchObject({ kind: "replace", before: other, after: present });
    expect(draft?.warnings).toEqual(["rule-will-replace"]);
  });

  it("only changes the weight of the same function, which is not replaced", () => {
    const rule = ruleWith({ ...present, weight: 50 }, { kind: "warning", reasons: ["rule-will-replace"] });
    const draft = draftOf(choiceOf(rule));
    expect(draft?.change?.kind).toBe("reweigh");
    expect(draft?.warnings).toEqual([]);
  });

  it("has no change if the rule is already as requested", () => {
    const draft = draftOf(choiceOf(ruleWith(present, { kind: "warning", reasons: ["rule-will-replace"] })));
    expect(draft).toMatchObject({ change: null, warnings: [] });
  });

  it("collects the warnings in the order of the screen", () => {
    const choice: Choice = {
      ...choiceOf(ruleWith(null, { kind: "warning", reasons: ["rule-quic-on", "rule-has-servers"] })),
      qualifier: found("$LATEST", {
        name: "$LATEST",
        type: "VERSION",
        description: "",
        changedAt: "",
        pointsTo: null,
        verdict: { kind: "warning", reasons: ["qualifier-latest"] },
      }),
      weight: 0,
    };
    expect(draftOf(choice)?.warnings).toEqual(["rule-quic-on", "rule-has-servers", "qualifier-latest", "weight-zero"]);
  });

  const whole = choiceOf(ruleWith(null));

  it.each(Object.keys(whole).filter((name) => name !== "weight"))("waits for the %s", (name) => {
    expect(draftOf({ ...whole, [name]: { kind: "none" } })).toBeNull();
    expect(draftOf({ ...whole, [name]: { kind: "waiting", id: "x" } })).toBeNull();
    expect(draftOf({ ...whole, [name]: { kind: "missing", id: "x" } })).toBeNull();
  });

  it("is null without a weight, or with an ineligible part", () => {
    expect(draftOf({ ...whole, weight: null })).toBeNull();
    const redirected = ruleWith(null, { kind: "ineligible", reason: "rule-redirects" });
    expect(draftOf(choiceOf(redirected))).toBeNull();
  });
});

describe("toWanted", () => {
  it("requests exactly what the review showed", () => {
    const values = {
      ...valuesOfLink(new URLSearchParams("region=other&domain=a.example.com&url=/api&retryOf=op-1")),
      reason: "  release 12 ",
    };
    const change = draftOf(choiceOf(ruleWith({ ...present, weight: 50 })))?.change;
    expect(change && toWanted(values, change)).toEqual({
      change: {
        kind: "reweigh",
        rule: { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" },
        before: { ...present, weight: 50 },
        after: present,
      },
      reason: "release 12",
      retryOf: "op-1",
      undoes: null,
    });
  });
});

describe("pick", () => {
  const items = [{ id: "a", verdict: eligible }];
  const idOf = (item: { id: string }) => item.id;

  it("distinguishes a missing value from one not yet known", () => {
    expect(pick("", items, idOf)).toEqual({ kind: "none" });
    expect(pick("a", undefined, idOf)).toEqual({ kind: "waiting", id: "a" });
    expect(pick("b", items, idOf)).toEqual({ kind: "missing", id: "b" });
    expect(pick("a", items, idOf)).toEqual({ kind: "found", id: "a", item: items[0] });
  });

  it("finds a rule by the address of a link", () => {
    const rules = [ruleWith(null)];
    const at = (url: string) => ({ locationId: "", ruleAddress: { domain: "a.example.com", url } });
    expect(pickRule(at("/api"), rules)).toMatchObject({ kind: "found", id: "loc-1" });
    expect(pickRule(at("/"), rules)).toEqual({ kind: "missing", id: "a.example.com/" });
    expect(pickRule(at("/api"), undefined)).toEqual({ kind: "waiting", id: "a.example.com/api" });
  });

  it("gives the reason why a value can't be bound", () => {
    const item = { id: "a", verdict: { kind: "ineligible", reason: "listener-quic" } as const };
    expect(pickedProblemOf(pick("a", [item], idOf))).toEqual({ kind: "ineligible", reason: "listener-quic" });
    expect(pickedProblemOf(pick("b", [item], idOf))).toEqual({ kind: "missing", id: "b" });
    expect(pickedProblemOf(pick("a", items, idOf))).toBeNull();
  });
});
