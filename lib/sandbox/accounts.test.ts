import { expect, test } from "vitest";
import { sandboxKeys } from "#lib/env-cloud.ts";
import { callers } from "#lib/sandbox/accounts.ts";

test("the console's own keys for the sandbox are the standard account's", () => {
  expect(callers[0]).toMatchObject({ ...sandboxKeys, account: { type: "STANDARD" }, mayWrite: true });
});

test("every uin has twelve digits and every key its own", () => {
  for (const { uin, account } of callers) {
    expect(uin).toMatch(/^\d{12}$/);
    expect(account.uin).toMatch(/^\d{12}$/);
  }
  expect(new Set(callers.map((caller) => caller.uin)).size).toBe(callers.length);
});
