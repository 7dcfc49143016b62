import { expect, test } from "vitest";
import { makerFor } from "#lib/sandbox/world/make.ts";
import { loadOf, requestsPerSecond } from "#lib/sandbox/world/traffic.ts";
import type { BoundFunction, Rule } from "#lib/sandbox/world/types.ts";

const source = { name: "loc-abcd1234", since: 0 };
/** Monday 2026-11-23, 00:00 in Beijing, in minutes. */
const monday = Date.UTC(2026, 10, 22, 16) / 60_000;

function hourOf(day: number, hour: number): number {
  const minutes = Array.from({ length: 60 }, (_, minute) => monday + day * 1440 + hour * 60 + minute);
  return minutes.reduce((sum, minute) => sum + requestsPerSecond(source, minute), 0) / 60;
}

test("a day has a quiet night and a busy evening", () => {
  const day = Array.from({ length: 24 }, (_, hour) => hourOf(0, hour));
  const at = (value: number) => day.indexOf(value);
  expect([2, 3, 4, 5]).toContain(at(Math.min(...day)));
  expect([19, 20, 21]).toContain(at(Math.max(...day)));
  expect(Math.max(...day) / Math.min(...day)).toBeGreaterThan(4);
  expect(Math.min(...day)).toBeGreaterThan(0);
});

test("a weekend is quieter than a weekday", () => {
  const [friday, saturday, sunday, next] = [4, 5, 6, 7].map((day) => hourOf(day, 15));
  expect(saturday).toBeLessThan((friday ?? 0) * 0.9);
  expect(sunday).toBeLessThan((next ?? 0) * 0.9);
});

test("it is the same at every call, and differs between sources", () => {
  expect(requestsPerSecond({ ...source }, monday)).toBe(requestsPerSecond(source, monday));
  const levels = Array.from({ length: 50 }, (_, at) => requestsPerSecond({ name: `loc-${at}`, since: 0 }, monday));
  expect(new Set(levels).size).toBe(50);
});

test("before its first second there is nothing", () => {
  const late = { ...source, since: (monday + 10) * 60 };
  expect([9, 10].map((minute) => requestsPerSecond(late, monday + minute) > 0)).toEqual([false, true]);
});

function bound(members: Partial<BoundFunction> = {}): BoundFunction {
  const name = { namespace: "default", name: "hello", qualifier: "1", qualifierType: null };
  return { ...name, weight: 10, addedAt: 0, modifiedAt: 0, ...members };
}

function ruleWith(members: Partial<Rule>): Rule {
  const [made] = makerFor("test", "ap-guangzhou").listener("HTTP", 80, "http", [
    { domain: "a.example", url: "/" },
  ]).rules;
  if (!made) throw new Error("no rule");
  return { ...made, ...members };
}

test("clients begin with the first binding and go on when it is gone: then the load balancer answers them", () => {
  const at = (minute: number) => (monday + minute) * 60;
  const former = [
    { function: null, until: at(10) },
    { function: bound(), until: at(20) },
    { function: bound({ weight: 0 }), until: at(30) },
  ];
  const rule = ruleWith({ former });
  const what = (minute: number) => {
    const { answered, refused } = loadOf(rule, monday + minute);
    return { answered: answered > 0, refused: refused > 0 };
  };
  expect(what(9)).toEqual({ answered: false, refused: false });
  expect(what(10)).toEqual({ answered: true, refused: false });
  expect(what(19)).toEqual({ answered: true, refused: false });
  expect(what(20)).toEqual({ answered: false, refused: true });
  expect(what(30)).toEqual({ answered: false, refused: true });
});

test("a function of the sentinels' namespace fails at a part of its calls, another at none", () => {
  const good = loadOf(ruleWith({ function: bound() }), monday);
  const bad = loadOf(ruleWith({ function: bound({ namespace: "faults", name: "task-slow" }) }), monday);
  expect(good.failed).toBe(0);
  expect(bad.failed / bad.answered).toBeCloseTo(0.3);
  expect(bad.answered).toBe(good.answered);
});

test("a rule with servers is answered without a function, one that never had either has no clients", () => {
  const server = makerFor("servers", "ap-guangzhou").server("a", 80);
  expect(loadOf(ruleWith({ servers: [server] }), monday).answered).toBeGreaterThan(0);
  expect(loadOf(ruleWith({}), monday)).toEqual({ answered: 0, failed: 0, refused: 0 });
});
