import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { z } from "zod";
import {
  accountItemSchema,
  functionItemSchema,
  listenerItemSchema,
  loadBalancerItemSchema,
  namespaceItemSchema,
  pageSchema,
  qualifierItemSchema,
  ruleItemSchema,
  ruleViewSchema,
} from "#lib/api/contract/inventory.ts";
import { operationPageSchema, operationViewSchema, overviewSchema } from "#lib/api/contract/operation.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { explain } from "#lib/i18n/explain.ts";
import { askForChange } from "#lib/operations/asking.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { reaches } from "#lib/operations/testing/setup.ts";

// What the server answers is what the contract says, no member less and none more.

const asking = { region: "ap-guangzhou", language: "en-US" };
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "50");
const { inventory, fresh, port, close } = sandboxCloud(sandbox.url, database.pool);
const engine = oneAccountEngine({ database, cloud: port, readBackMs: 4_000, log: { warn: () => {} } });
engine.start();

afterAll(async () => {
  await engine.stop();
  await close();
  await database.close();
  sandbox.close();
});

/** Checks an answer as it crosses: as JSON. */
function expectAsAgreed(schema: z.ZodType, answer: unknown): void {
  const crossed: unknown = JSON.parse(JSON.stringify(answer));
  expect(schema.parse(crossed)).toEqual(crossed);
}

test("every list of the pickers is as agreed, whatever its items are", async () => {
  const loadBalancers = await inventory.loadBalancers({ ...asking, search: "", offset: 0 });
  expectAsAgreed(pageSchema(loadBalancerItemSchema), loadBalancers);
  for (const { loadBalancerId } of loadBalancers.items) {
    const listeners = await inventory.listeners({ ...asking, loadBalancerId });
    expectAsAgreed(pageSchema(listenerItemSchema), listeners);
    for (const { listenerId } of listeners.items) {
      const rules = await inventory.rules({ ...asking, loadBalancerId, listenerId });
      expectAsAgreed(pageSchema(ruleItemSchema), rules);
      for (const { locationId } of rules.items.slice(0, 1)) {
        const view = await inventory.rule({ ...asking, loadBalancerId, listenerId, locationId });
        expectAsAgreed(ruleViewSchema, view);
        expect(view).toMatchObject({
          loadBalancer: { loadBalancerId },
          listener: { listenerId },
          rule: { locationId },
        });
      }
    }
  }
  expectAsAgreed(accountItemSchema, await inventory.account(asking));
  expectAsAgreed(pageSchema(namespaceItemSchema), await inventory.namespaces(asking));
  const functions = await inventory.functions({ ...asking, namespace: "default", search: "", offset: 0 });
  expectAsAgreed(pageSchema(functionItemSchema), functions);
  const query = { ...asking, namespace: "default", function: functions.items[0]?.name ?? "" };
  expectAsAgreed(pageSchema(qualifierItemSchema), await inventory.qualifiers(query));
});

test("an operation is as agreed on its page, in lists and in the overview", async () => {
  const [rule] = (await freeRules(inventory, asking.region)).flat();
  if (!rule) throw new Error("the sandbox has no free rule");
  const bound = {
    namespace: "default",
    name: "order-webhook",
    qualifier: "$LATEST",
    qualifierType: "VERSION" as const,
  };
  const change = { kind: "bind" as const, rule, before: null, after: { function: bound, weight: 10 } };
  const request = { intentId: randomUUID(), change, reason: "", retryOf: null, undoes: null };
  const asked = await askForChange(request, { actor: "local", language: "en-US" }, { engine, fresh });
  if (asked.kind !== "accepted") throw new Error("it should have been accepted");
  const { id } = asked.operation;
  await reaches(engine, id, "succeeded");
  const failure = { kind: "refused", code: "ResourceInUse", message: "busy", requestId: "r-1" } as const;
  expectAsAgreed(operationViewSchema, { ...(await engine.detail(id)), explained: explain(failure, "en") });
  expectAsAgreed(operationPageSchema, await engine.list({}));
  expectAsAgreed(overviewSchema, await engine.overview());
});
