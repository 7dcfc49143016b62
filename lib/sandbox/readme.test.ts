import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { callers } from "#lib/sandbox/accounts.ts";
import { sentinels } from "#lib/sandbox/faults.ts";
import { identityProvider, roles } from "#lib/sandbox/roles.ts";
import { scenarioNames } from "#lib/sandbox/world/scenarios.ts";

const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");

test("the README names every role and the identity provider", () => {
  for (const name of [...roles.map((role) => role.name), identityProvider]) expect(readme).toContain(`\`${name}\``);
});

test("the README names every key and every sentinel, and no sentinel that is not there", () => {
  for (const { secretId, secretKey, account } of callers) {
    expect(readme).toContain(`| \`${secretId}\` | \`${secretKey}\` |`);
    expect(readme).toContain(account.uin);
  }
  const section = readme.slice(readme.indexOf("## Functions that provoke a failure"), readme.indexOf("## Control"));
  const named = [...section.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, name]) => name);
  expect(named).toEqual(sentinels.map((sentinel) => sentinel.name));
});

test("the README names every scenario, and none that is not there", () => {
  const section = readme.slice(readme.indexOf("## Scenarios"), readme.indexOf("## Functions that provoke a failure"));
  const named = [...section.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name);
  expect(named).toEqual([...scenarioNames]);
});
