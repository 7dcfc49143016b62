import { expect, test } from "vitest";
import { again, playwrightAgain, vitestAgain } from "#scripts/test/again.ts";

const passed = { status: "passed", fullName: "a list is read" };
const failed = { status: "failed", fullName: "a list (of rules) isn't read" };

test("failed vitest tests are run by file and name", () => {
  const testResults = [
    { name: "/console/lib/a.test.ts", status: "passed", assertionResults: [passed] },
    { name: "/console/lib/b.test.ts", status: "failed", assertionResults: [passed, failed] },
  ];
  const line = vitestAgain("unit*", { testResults }, "/console");
  expect(line).toMatch(/^npm exec -- vitest run --project unit\* lib\/b\.test\.ts -t '/);
  const pattern = /-t '(.*)'$/.exec(line ?? "")?.[1]?.replaceAll("'\\''", "'") ?? "";
  expect([passed, failed].map(({ fullName }) => new RegExp(pattern).test(fullName))).toEqual([false, true]);
});

test("a file that can't be loaded is run as a whole", () => {
  const testResults = [{ name: "/console/lib/c.test.ts", status: "failed", assertionResults: [] }];
  expect(vitestAgain("integration", { testResults }, "/console")).toBe(
    "npm exec -- vitest run --project integration lib/c.test.ts",
  );
});

test("failed browser tests are run by file and line, wherever they are nested", () => {
  const specs = [
    { ok: true, file: "flows/bind.spec.ts", line: 3 },
    { ok: false, file: "flows/bind.spec.ts", line: 9 },
  ];
  const report = { suites: [{ specs: [], suites: [{ specs }] }] };
  expect(playwrightAgain(report)).toBe("npm exec -- playwright test --trace=on e2e/flows/bind.spec.ts:9");
});

test("a run without a failure, or without a report, has no such command", () => {
  expect(vitestAgain("unit*", { testResults: [] }, "/console")).toBeNull();
  expect(playwrightAgain({ suites: [] })).toBeNull();
  expect(again("/nowhere.json", () => "never")).toBeNull();
});
