import { expect, test } from "vitest";
import { draw } from "#bench/table.ts";

test("a table has its columns aligned and says which budgets are kept", () => {
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
