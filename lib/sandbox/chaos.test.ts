import { expect, test } from "vitest";
import { describeLoadBalancers, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { chaosOf } from "#lib/sandbox/chaos.ts";

const kindsOf = (
  chaos: ReturnType<typeof chaosOf>,
  action: typeof registerFunctionTargets | typeof describeLoadBalancers,
) => Array.from({ length: 2000 }, () => chaos.strike(action)?.kind ?? null);

test("of a hundred calls about as many fail as asked for; none at 0, all at 100", () => {
  const failed = (percent: number) => kindsOf(chaosOf("a", percent), describeLoadBalancers).filter(Boolean).length;
  expect(failed(0)).toBe(0);
  expect(failed(100)).toBe(2000);
  expect(failed(10)).toBeGreaterThan(150);
  expect(failed(10)).toBeLessThan(250);
});

test("the same seed gives the same failures, whatever else is called meanwhile; another seed gives others", () => {
  const alone = kindsOf(chaosOf("a", 30), registerFunctionTargets);
  const crowded = chaosOf("a", 30);
  const meanwhile = Array.from({ length: 2000 }, () => {
    crowded.strike(describeLoadBalancers);
    return crowded.strike(registerFunctionTargets)?.kind ?? null;
  });
  expect(meanwhile).toEqual(alone);
  expect(kindsOf(chaosOf("b", 30), registerFunctionTargets)).not.toEqual(alone);
});

test("task faults strike only actions with tasks, and no fault lasts for good", () => {
  const reads = new Set(kindsOf(chaosOf("a", 100), describeLoadBalancers));
  const writes = new Set(kindsOf(chaosOf("a", 100), registerFunctionTargets));
  expect([...writes].filter((kind) => !reads.has(kind)).sort()).toEqual([
    "busy",
    "lie",
    "task-fail",
    "task-forget",
    "task-slow",
  ]);
  expect(writes).not.toContain("hang");
  expect(writes).not.toContain("task-stall");
});
