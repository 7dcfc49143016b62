import { describe, expect, it } from "vitest";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { readPromotion } from "#components/function/promote/address.ts";
import { canaryStage, endsOf, isPromotion, undoableOf } from "#components/function/promote/promotions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { mostOfBatch, states } from "#lib/api/contract/words.ts";

const place = { region: "ap-guangzhou", namespace: "default", name: "pay" };
const fn = {
  name: "pay",
  id: "",
  type: "Event",
  runtime: "",
  status: "Active",
  description: "",
  changedAt: "",
  verdict: { kind: "eligible" } as const,
};
const four = {
  name: "4",
  type: "VERSION" as const,
  description: "",
  changedAt: "",
  pointsTo: null,
  verdict: { kind: "warning" as const, reasons: ["qualifier-latest" as const] },
};

describe("the address of a promotion", () => {
  it("names both ends and the first operation", () => {
    const read = readPromotion(new URLSearchParams("from=3&to=prod&canary=41"));
    expect(read).toEqual({ from: "3", to: "prod", canary: "41" });
  });

  it("that nobody could have made names nothing", () => {
    const read = readPromotion(new URLSearchParams("from=3 4&to=%00&canary=-1"));
    expect(read).toEqual({ from: null, to: null, canary: null });
  });
});

it("a promotion has two different ends, and the warnings of what it leads to", () => {
  expect(endsOf(place, "3", four, fn)).toEqual({
    from: { namespace: "default", name: "pay", qualifier: "3" },
    to: {
      region: "ap-guangzhou",
      function: { namespace: "default", name: "pay", qualifier: "4", qualifierType: "VERSION" },
      warnings: ["qualifier-latest"],
    },
  });
  expect(endsOf(place, "4", four, fn)).toBeNull();
});

it("an operation is one of this promotion where it led from the one end to the other", () => {
  const [from, to] = [bindingTo("pay", "3").function, bindingTo("pay", "4").function];
  const operation = { ...sampleOperation, before: bindingTo("pay", "3"), after: bindingTo("pay", "4", 70) };
  expect(isPromotion(operation, from, to)).toBe(true);
  expect(isPromotion(operation, to, from)).toBe(false);
  expect(isPromotion({ ...operation, before: bindingTo("other", "3") }, from, to)).toBe(false);
  expect(isPromotion({ ...operation, before: null }, from, to)).toBe(false);
});

it("a person decides once the first rule's operation has succeeded, and only while that stands", () => {
  const stages = Object.fromEntries(states.map((state) => [state, canaryStage({ state }, [])]));
  expect(stages).toEqual({
    queued: "going",
    submitting: "going",
    running: "going",
    verifying: "going",
    unconfirmed: "going",
    succeeded: "decide",
    failed: "failed",
    rejected: "failed",
    cancelled: "failed",
  });
  expect(canaryStage({ state: "succeeded" }, [{ state: "succeeded" }])).toBe("undone");
  expect(canaryStage({ state: "succeeded" }, [{ state: "failed" }])).toBe("decide");
  // Somebody takes it back: the rest isn't for now.
  expect(canaryStage({ state: "succeeded" }, [{ state: "failed" }, { state: "running" }])).toBe("going");
});

describe("what is undone together", () => {
  const [from, to] = [bindingTo("pay", "3"), bindingTo("pay", "4")];
  const promoted = (id: string, locationId: string, more: Partial<Operation> = {}): Operation => ({
    ...sampleOperation,
    id,
    kind: "replace",
    state: "succeeded",
    before: from,
    after: to,
    rule: { ...sampleOperation.rule, locationId },
    ...more,
  });
  const idsOf = (...operations: Operation[]) =>
    [...undoableOf(operations, from.function, to.function).values()].map(({ id }) => id);

  it("is the newest promotion of each rule that can be undone", () => {
    expect(idsOf(promoted("9", "loc-a"), promoted("8", "loc-b"), promoted("7", "loc-a"))).toEqual(["9", "8"]);
    expect(idsOf(promoted("9", "loc-a", { state: "failed" }), promoted("8", "loc-a"))).toEqual(["8"]);
    expect(idsOf(promoted("9", "loc-a", { before: bindingTo("pay", "2") }))).toEqual([]);
  });

  it("is as much as one review takes", () => {
    const many = Array.from({ length: mostOfBatch + 5 }, (_, at) => promoted(String(1_000 - at), `loc-${at}`));
    const ids = idsOf(...many);
    expect(ids).toHaveLength(mostOfBatch);
    expect(ids[0]).toBe("1000");
  });
});
