import { expect, it } from "vitest";
import { busyOf, unfinishedCounts } from "#components/change/busy.ts";
import { sampleOperation } from "#components/data/testing/samples.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

function operation(id: string, state: Operation["state"], locationId = `loc-${id}`): Operation {
  return { ...sampleOperation, id, state, rule: { ...sampleOperation.rule, locationId } };
}

it("counts what the next change waits for, and leads to the oldest", () => {
  const items = [operation("3", "queued"), operation("2", "unconfirmed"), operation("1", "running")];
  expect(busyOf({ items, total: 3 })).toMatchObject({ ahead: { id: "1" }, aheadCount: 2 });
  expect(busyOf({ items, total: 60 })).toMatchObject({ aheadCount: 59 });
});

it("is free when what is left is only looked at", () => {
  expect(busyOf({ items: [operation("2", "verifying")], total: 1 })).toMatchObject({ ahead: null, aheadCount: 0 });
  expect(busyOf(undefined)).toMatchObject({ ahead: null, aheadCount: 0 });
});

it("knows the operation of a rule until that has ended", () => {
  const busy = busyOf({ items: [operation("2", "unconfirmed"), operation("1", "succeeded")], total: 2 });
  expect(busy.ofRule("loc-2")?.id).toBe("2");
  expect(busy.ofRule("loc-1")).toBeNull();
  expect(busy.ofRule("loc-3")).toBeNull();
});

it("counts for each load balancer what is unfinished, whether or not its next change waits for it", () => {
  const elsewhere = { ...operation("4", "queued"), loadBalancer: { loadBalancerId: "lb-other", name: "" } };
  const items = [
    elsewhere,
    operation("3", "queued"),
    operation("2", "verifying"),
    operation("1", "running"),
    operation("0", "succeeded"),
  ];
  const { loadBalancerId } = sampleOperation.loadBalancer;
  expect([...unfinishedCounts({ items, total: 5 })]).toEqual([
    ["lb-other", { count: 1, isAll: true }],
    [loadBalancerId, { count: 3, isAll: true }],
  ]);
  expect(unfinishedCounts({ items, total: 60 }).get(loadBalancerId)).toEqual({ count: 3, isAll: false });
  expect(unfinishedCounts(undefined).size).toBe(0);
});
