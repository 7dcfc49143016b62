import { describe, expect, it } from "vitest";
import { changedSince } from "#components/binding/changed-since.ts";
import type { Choice } from "#components/binding/draft.ts";
import type { Judged, Picked } from "#components/binding/picked.ts";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import type { Binding } from "#lib/binding/types.ts";

const verdict = { kind: "eligible" } as const;
// The sample operation was requested at 08:00 UTC, which is 16:00 in Beijing.
const earlier = "2026-11-24 15:59:59";
const later = "2026-11-24 16:00:01";

function found<Item extends object>(id: string, item: Item): Picked<Item & Judged> {
  return { kind: "found", id, item: { ...item, verdict } };
}

interface Chosen {
  now?: Binding | null;
  functionAt?: string;
  qualifier?: { name: string; changedAt: string; pointsTo: string | null };
  weight?: number | null;
}

function since({ now = null, functionAt = earlier, qualifier, weight = 10 }: Chosen) {
  const version = qualifier ?? { name: "$LATEST", changedAt: "", pointsTo: null };
  const none = { kind: "none" } as const;
  const choice: Choice = {
    region: none,
    loadBalancerId: none,
    listenerId: none,
    locationId: found("loc-9d3kfw2a", {
      locationId: "loc-9d3kfw2a",
      domain: "",
      url: "/",
      serverCount: 0,
      binding: now,
    }),
    namespace: found("default", { name: "default", description: "" }),
    function: found("orders-api", {
      name: "orders-api",
      id: "lam-1",
      type: "Event",
      runtime: "",
      status: "Active",
      description: "",
      changedAt: functionAt,
    }),
    qualifier: found(version.name, {
      type: version.pointsTo === null ? "VERSION" : "ALIAS",
      description: "",
      ...version,
    }),
    weight,
  };
  return changedSince(sampleOperation, choice);
}

describe("since an operation was requested", () => {
  it("nothing was changed", () => {
    expect(since({})).toEqual({ now: null, ruleChanged: false, target: null, requestChanged: false });
  });

  it("the rule was bound elsewhere", () => {
    const now = bindingTo("another");
    expect(since({ now })).toMatchObject({ now, ruleChanged: true });
  });

  it("the function was changed, which matters to $LATEST alone", () => {
    expect(since({ functionAt: later })).toMatchObject({ target: { kind: "function", name: "orders-api", at: later } });
    const published = { name: "3", changedAt: later, pointsTo: null };
    expect(since({ functionAt: later, qualifier: published })).toMatchObject({ target: null, requestChanged: true });
  });

  it("the alias was changed", () => {
    const alias = (changedAt: string) => since({ qualifier: { name: "prod", changedAt, pointsTo: "5" } })?.target;
    expect(alias(later)).toEqual({ kind: "alias", name: "prod", version: "5" });
    expect(alias(earlier)).toBeNull();
    expect(alias("")).toBeNull();
  });

  it("what an alias of $LATEST runs was changed", () => {
    const alias = (functionAt: string, changedAt: string) =>
      since({ functionAt, qualifier: { name: "$DEFAULT", changedAt, pointsTo: "$LATEST" } })?.target;
    expect(alias(later, earlier)).toEqual({ kind: "function", name: "orders-api", at: later });
    expect(alias(later, later)).toEqual({ kind: "alias", name: "$DEFAULT", version: "$LATEST" });
    expect(alias(earlier, earlier)).toBeNull();
  });

  it("another weight was chosen, or is being typed", () => {
    expect(since({ weight: 20 })).toMatchObject({ requestChanged: true });
    expect(since({ weight: null })).toMatchObject({ requestChanged: false });
  });
});
