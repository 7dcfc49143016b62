import { expect, test } from "vitest";
import { draw, verdicts } from "#bench/table.ts";

test("a table has aligned columns and says which budgets are kept", () => {
  const figures = [
    { name: "ratio", value: 1.1, unit: "times", most: 1.1 },
    { name: "start", value: 3.001, unit: "s", most: 3 },
    { name: "polls", value: 12, unit: "count" },
  ] as const;
  expect(draw({ title: "Some", figures: [...figures] })).toBe(
    [
      "Some",
      "            value     budget",
      "  ratio   1.100 ×   ≤ 1.10 ×   within",
      "  start    3.00 s      ≤ 3 s   OVER",
      "  polls        12",
      "",
    ].join("\n"),
  );
});

test("the verdicts list every figure with a budget; one that was not measured counts as missed", () => {
  const benches = new Map([
    ["batch", [{ title: "A", figures: [{ name: "rate", value: 18.04, unit: "perSecond", least: 18.05 } as const] }]],
    [
      "bind",
      [
        { title: "B", figures: [{ name: "bare", value: 5, unit: "ms" } as const] },
        { title: "C", topic: "page", figures: [{ name: "delay", value: 300, unit: "ms", most: 300 } as const] },
        { title: "D", figures: [{ name: "unknown", value: Number.NaN, unit: "ms", most: 300 } as const] },
      ],
    ],
  ]);
  expect(draw(verdicts(benches))).toBe(
    [
      "Every budget: 1 kept, 2 missed",
      "                         value       budget",
      "  batch: rate         18.04 /s   ≥ 18.05 /s   UNDER",
      "  bind, page: delay     300 ms     ≤ 300 ms   within",
      "  bind: unknown         NaN ms     ≤ 300 ms   OVER",
      "",
    ].join("\n"),
  );
});
