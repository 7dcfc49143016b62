import { expect, it } from "vitest";
import { judge } from "#components/change/judged.ts";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import type { FunctionItem, QualifierItem, RuleView } from "#lib/api/contract/inventory.ts";
import { changeBetween } from "#lib/binding/change.ts";
import type { Binding, Change, Verdict } from "#lib/binding/types.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";

const eligible: Verdict = { kind: "eligible" };

function viewOf(verdict: Verdict): RuleView {
  return {
    loadBalancer: {
      loadBalancerId: "lb-1",
      name: "",
      network: "OPEN",
      ipVersion: "ipv4",
      address: null,
      vpcId: null,
      verdict: eligible,
    },
    listener: {
      listenerId: "lbl-1",
      name: "",
      protocol: "HTTP",
      port: 80,
      certificates: [],
      ruleCount: 1,
      verdict: eligible,
    },
    rule: { locationId: "loc-1", domain: "a.example.com", url: "/", binding: null, serverCount: 0, verdict },
  };
}

function change(before: Binding | null, after: Binding | null): Change {
  const made = changeBetween(ruleRefOf(sampleOperation), before, after);
  if (!made) throw new Error("nothing changes");
  return made;
}

const old = bindingTo("old");
const fn: FunctionItem = {
  name: "old",
  id: "",
  type: "Event",
  runtime: "",
  status: "Active",
  description: "",
  changedAt: "",
  verdict: eligible,
};
const qualifier: QualifierItem = {
  name: "$LATEST",
  type: "VERSION",
  description: "",
  changedAt: "",
  pointsTo: null,
  verdict: { kind: "warning", reasons: ["qualifier-latest"] },
};
const bound = viewOf({ kind: "warning", reasons: ["rule-will-replace", "rule-has-servers"] });

it("nothing speaks against an unbind, whatever has become of the rule", () => {
  const odd = viewOf({ kind: "ineligible", reason: "rule-redirects" });
  expect(judge(change(old, null), odd, null)).toEqual({ against: null, warnings: [] });
});

it("a weight is judged without its function, and replaces nothing", () => {
  expect(judge(change(old, { ...old, weight: 0 }), bound, null)).toEqual({
    against: null,
    warnings: ["rule-has-servers", "weight-zero"],
  });
});

it("a bind or replacement needs its function, and the version or alias", () => {
  const bind = change(null, old);
  expect(judge(bind, viewOf(eligible), { function: null, qualifier: null }).against).toEqual({ kind: "no-function" });
  expect(judge(bind, viewOf(eligible), { function: fn, qualifier: null }).against).toEqual({ kind: "no-qualifier" });
  expect(judge(change(bindingTo("new"), old), bound, { function: fn, qualifier })).toEqual({
    against: null,
    warnings: ["rule-will-replace", "rule-has-servers", "qualifier-latest"],
  });
  const inactive: FunctionItem = { ...fn, verdict: { kind: "ineligible", reason: "function-not-active" } };
  expect(judge(bind, viewOf(eligible), { function: inactive, qualifier }).against).toEqual({
    kind: "ineligible",
    reason: "function-not-active",
  });
});
