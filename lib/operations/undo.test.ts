import { describe, expect, it } from "vitest";
import { changeBetween } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";
import { isUndoable, isUndoOf, ruleRefOf, undoOf } from "#lib/operations/undo.ts";

function to(name: string, qualifier: string, weight = 10): Binding {
  return { function: { namespace: "default", name, qualifier, qualifierType: "VERSION" }, weight };
}

const old = to("orders-api", "3");
const next = to("orders-api", "4", 30);
const other = to("pay-api", "1");

function ended(before: Binding | null, after: Binding | null) {
  return {
    state: "succeeded" as const,
    region: "ap-guangzhou",
    loadBalancer: { loadBalancerId: "lb-7q2m1xkd", name: "shop-gateway" },
    listener: { listenerId: "lbl-5r8nq0ze", name: "web", protocol: "HTTP", port: 80 },
    rule: { locationId: "loc-9d3kfw2a", domain: "api.shop.example", url: "/orders" },
    before,
    after,
  };
}

describe("undoing an operation", () => {
  it.each([
    ["a bind is an unbind", "unbind", null, next],
    ["an unbind is a bind", "bind", old, null],
    ["a replacement is a replacement", "replace", old, next],
    ["a new weight is a new weight", "reweigh", old, { ...old, weight: 55 }],
  ])("that was %s", (_, kind, before, after) => {
    const operation = ended(before, after);
    expect(undoOf(operation, after)).toEqual({
      kind: "change",
      change: { kind, rule: ruleRefOf(operation), before: after, after: before },
    });
  });

  it("and undoing that again is what was done first", () => {
    const undone = undoOf(ended(old, next), next);
    if (undone.kind !== "change") throw new Error("it can be undone");
    const { before, after } = undone.change;
    expect(undoOf(ended(before, after), old)).toMatchObject({ kind: "change", change: { before: old, after: next } });
  });

  it("is refused where the rule holds something else", () => {
    expect(undoOf(ended(old, next), other)).toEqual({ kind: "moved-on" });
    expect(undoOf(ended(old, next), null)).toEqual({ kind: "moved-on" });
    expect(undoOf(ended(old, next), { ...next, weight: 31 })).toEqual({ kind: "moved-on" });
    expect(undoOf(ended(old, null), next)).toEqual({ kind: "moved-on" });
  });

  it("has nothing to do where the rule has again what it had", () => {
    expect(undoOf(ended(old, next), old)).toEqual({ kind: "undone" });
    expect(undoOf(ended(null, next), null)).toEqual({ kind: "undone" });
  });

  it("is for operations that succeeded", () => {
    expect(isUndoable({ state: "succeeded" })).toBe(true);
    for (const state of ["queued", "running", "failed", "unconfirmed", "cancelled"] as const) {
      expect(isUndoable({ state })).toBe(false);
    }
  });
});

describe("whether a change takes back an operation", () => {
  const operation = ended(old, next);

  function changes(before: Binding | null, after: Binding | null, rule = ruleRefOf(operation)): boolean {
    const change = changeBetween(rule, before, after);
    return change !== null && isUndoOf(change, operation);
  }

  it("is told by what it is between, not by the qualifier's type", () => {
    expect(changes(next, old)).toBe(true);
    const { qualifierType: _, ...untyped } = old.function;
    expect(changes(next, { ...old, function: untyped })).toBe(true);
    expect(changes(old, next)).toBe(false);
    expect(changes(next, other)).toBe(false);
    expect(changes(next, null)).toBe(false);
  });

  it("is no for another rule, and for an operation that has changed nothing", () => {
    expect(changes(next, old, { ...ruleRefOf(operation), locationId: "loc-00000000" })).toBe(false);
    expect(changes(next, old, { ...ruleRefOf(operation), region: "ap-shanghai" })).toBe(false);
    const change = changeBetween(ruleRefOf(operation), next, old);
    expect(change && isUndoOf(change, { ...operation, state: "failed" })).toBe(false);
  });
});
