import { afterAll, describe, expect, it } from "vitest";
import type { Change, RuleRef } from "#lib/binding/types.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { createProbes } from "#lib/inventory/probes.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";

// The console's real client on the real sandbox, which refuses permissions one by one.

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess();
const { client, fresh, inventory, close } = sandboxCloud(sandbox.url, database.pool);
const asking = { region: "ap-guangzhou", language: "en-US" };
const rule = await firstFreeRule();

afterAll(async () => {
  await close();
  await database.close();
  sandbox.close();
});

async function firstFreeRule(): Promise<RuleRef> {
  const [first] = (await freeRules(inventory, asking.region)).flat();
  if (!first) throw new Error("the sandbox has no free rule");
  return first;
}

/** Refuses the next calls of these actions and clears the cache. */
async function withoutPermissionFor(...actions: string[]): Promise<void> {
  inventory.forget();
  for (const action of actions) await sandbox.fault("error", { action, code: "UnauthorizedOperation" });
}

describe("a rule read alone", () => {
  const { region: _, ...address } = rule;

  it("is there with its load balancer and its listener", async () => {
    await withoutPermissionFor();
    const { loadBalancerId, listenerId, locationId } = rule;
    expect(await inventory.rule({ ...asking, ...address })).toMatchObject({
      loadBalancer: { loadBalancerId },
      listener: { listenerId },
      rule: { locationId, binding: null, verdict: { kind: "eligible" } },
    });
  });

  it.each([
    ["load balancer", { loadBalancerId: "lb-00000000" }, { loadBalancer: null, listener: null, rule: null }],
    ["listener", { listenerId: "lbl-00000000" }, { loadBalancer: expect.anything(), listener: null, rule: null }],
    ["rule", { locationId: "loc-00000000" }, { listener: expect.anything(), rule: null }],
  ])("says which part is gone: the %s", async (_, gone, view) => {
    expect(await inventory.rule({ ...asking, ...address, ...gone })).toMatchObject(view);
  });

  it("says that its binding can't be read", async () => {
    await withoutPermissionFor("DescribeTargets");
    const { rule: read } = await inventory.rule({ ...asking, ...address });
    expect(read?.verdict).toEqual({ kind: "ineligible", reason: "rule-binding-unknown" });
  });
});

describe("a list with one refused read", () => {
  const ofFunction = { ...asking, namespace: "default", function: "order-webhook" };

  async function qualifiers() {
    const { items, missing } = await inventory.qualifiers(ofFunction);
    return { names: items.map(({ name }) => name), missing: missing?.map(({ action }) => action) };
  }

  it("offers versions without aliases, aliases and $LATEST without versions", async () => {
    await withoutPermissionFor();
    const whole = await qualifiers();
    expect(whole).toEqual({ names: expect.arrayContaining(["$LATEST", "1", "prod"]), missing: undefined });
    const isVersion = (name: string) => /^(\$LATEST|\d+)$/.test(name);

    await withoutPermissionFor("ListAliases");
    expect(await qualifiers()).toEqual({ names: whole.names.filter(isVersion), missing: ["scf:ListAliases"] });

    await withoutPermissionFor("ListVersionByFunction");
    const aliases = whole.names.filter((name) => !isVersion(name));
    expect(await qualifiers()).toEqual({ names: [...aliases, "$LATEST"], missing: ["scf:ListVersionByFunction"] });
  });

  it("offers the default namespace, and names the keys and the policy", async () => {
    await withoutPermissionFor("ListNamespaces");
    const { items, missing } = await inventory.namespaces(asking);
    expect(items).toEqual([{ name: "default", description: "" }]);
    expect(missing).toMatchObject([{ name: "ListNamespaces", action: "scf:ListNamespaces", keys: "AKIDsand…dard" }]);
    expect(JSON.parse(missing?.[0]?.policy ?? "")).toMatchObject({ statement: [{ action: ["scf:ListNamespaces"] }] });
  });

  it("shows rules without a readable binding as ineligible", async () => {
    await withoutPermissionFor("DescribeTargets");
    const { items, missing } = await inventory.rules({
      ...asking,
      loadBalancerId: rule.loadBalancerId,
      listenerId: rule.listenerId,
    });
    expect(items.find(({ locationId }) => locationId === rule.locationId)?.verdict).toEqual({
      kind: "ineligible",
      reason: "rule-binding-unknown",
    });
    expect(new Set(items.map(({ verdict }) => verdict.kind))).toEqual(new Set(["ineligible"]));
    expect(missing?.map(({ action }) => action)).toEqual(["clb:DescribeTargets"]);
  });

  it("fails as before where the read failed for another reason", async () => {
    inventory.forget();
    await sandbox.fault("error", { action: "ListAliases", code: "InternalError" });
    await expect(inventory.qualifiers(ofFunction)).rejects.toMatchObject({ failure: { code: "InternalError" } });
  });
});

describe("the check before a change is sent", () => {
  const waiting = new AbortController().signal;

  function bindOf(qualifier: string): Change {
    const fn = { namespace: "default", name: "order-webhook", qualifier };
    return { kind: "bind", rule, before: null, after: { function: fn, weight: 10 } };
  }

  it.each([
    ["prod", "ListAliases"],
    ["1", "ListVersionByFunction"],
  ])("warns of %s where %s is refused", async (qualifier, action) => {
    await withoutPermissionFor(action);
    expect((await fresh.check(bindOf(qualifier), asking.language, 0, waiting)).verdict).toEqual({
      kind: "warning",
      reasons: ["qualifier-not-listed"],
    });
  });

  it.each([
    ["no-such-alias", "ListVersionByFunction"],
    ["999", "ListAliases"],
  ])("still refuses %s, which is not there, where %s is refused", async (qualifier, action) => {
    await withoutPermissionFor(action);
    expect((await fresh.check(bindOf(qualifier), asking.language, 0, waiting)).verdict).toMatchObject({
      kind: "ineligible",
      reason: "qualifier-missing",
    });
  });
});

it("probes the keys' permissions, once a minute unless a new check is requested", async () => {
  const probes = createProbes(client);
  const verdictsOf = async (mostMs?: number) => {
    const { verdicts } = await probes({ ...asking, region: "ap-shanghai" }, mostMs);
    return Object.fromEntries(Object.entries(verdicts).map(([name, { kind }]) => [name, kind]));
  };
  const all = await verdictsOf();
  expect(new Set(Object.values(all))).toEqual(new Set(["allowed", "not-tried"]));
  expect(all).toMatchObject({ DescribeTaskStatus: "allowed", RegisterFunctionTargets: "not-tried" });

  await sandbox.fault("error", { action: "DescribeTargets", code: "UnauthorizedOperation" });
  await sandbox.fault("error", { action: "ListFunctions", code: "InternalError" });
  expect(await verdictsOf()).toEqual(all);
  expect(await verdictsOf(0)).toEqual({ ...all, DescribeTargets: "refused", ListFunctions: "not-asked" });
  expect(await sandbox.faultsWaiting()).toBe(0);
});

it("doesn't require a permission for an action that the site doesn't have", async () => {
  await sandbox.fault("error", { action: "DescribeNetworkAccountType", code: "InvalidAction" });
  const { verdicts } = await createProbes(client)({ ...asking, region: "ap-beijing" });
  expect(verdicts.DescribeNetworkAccountType).toEqual({ kind: "not-offered" });
});
