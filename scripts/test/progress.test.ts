import { expect, test } from "vitest";
import { progressOf } from "#scripts/test/progress.ts";

test("a file, and at once the names of its failures, are progress; slow tests and explanations are not", () => {
  const printed = [
    " ✓ |unit| lib/binding/change.test.ts (12 tests) 294ms",
    "   ✓ a slow test 1829ms",
    " \u001b[31m❯\u001b[39m |integration| lib/db/reader.integration.test.ts (7 tests | 1 failed) 3010ms",
    "     × leaves with its reader 1977ms",
    "       → expected 1 to be 2",
    "⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯",
    " ❯ lib/db/reader.integration.test.ts:42:7",
  ];
  const isProgress = progressOf();
  expect(printed.map(isProgress)).toEqual([true, false, true, true, false, false, false]);
});

test("each browser test is progress, and what explains a failed one is not", () => {
  const printed = [
    "  ✓  1 e2e/flows/bind.spec.ts:5:1 › binds (1.2s)",
    "  ✘  2 e2e/flows/link.spec.ts:9:1 › opens (10.0s)",
    "  1) e2e/flows/link.spec.ts:9:1 › opens",
    "    > 12 |   await expect(page).toHaveURL(/bind/);",
  ];
  expect(printed.map(progressOf())).toEqual([true, true, false, false]);
});
