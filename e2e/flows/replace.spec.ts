import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const present = { namespace: "default", name: "sms-notify", qualifier: "2", weight: 10 };

test("a rule's function is replaced by one call, with before and after shown", async ({
  bind,
  ground,
  operation,
  cloud,
  sandbox,
}) => {
  const [rule] = ground.rules;
  await cloud.bind(ground, rule, present);
  await bind.open(linkTo(ground, rule));
  await bind.expectSaid("rule", "sms-notify");
  await bind.review();
  await expect(bind.dialog).toContainText("sms-notify:2");
  await expect(bind.dialog).toContainText("order-webhook:prod");
  await expect(bind.dialog).toContainText(messages.verdict["rule-will-replace"]);
  await bind.confirmButton("replace").click();
  await operation.expectState("Succeeded");
  await expect(operation.binding).toContainText("sms-notify");
  expect(await cloud.held(ground, rule)).toEqual({
    namespace: "default",
    name: "order-webhook",
    qualifier: "prod",
    weight: 10,
  });
  const writes = await sandbox.writesFor(ground.loadBalancer.id);
  expect(writes.map(({ action }) => action)).toEqual(["RegisterFunctionTargets", "ModifyFunctionTargets"]);
});

test("a weight is changed, and the function stays", async ({ bind, ground, operation, cloud }) => {
  const [rule] = ground.rules;
  await cloud.bind(ground, rule, present);
  await bind.open(linkTo(ground, rule, { function: "sms-notify", qualifier: "2", weight: "60" }));
  await bind.send("reweigh");
  await operation.expectState("Succeeded");
  expect(await cloud.held(ground, rule)).toEqual({ ...present, weight: 60 });
});

test("the same function with the same weight is nothing to change", async ({ bind, ground, cloud, sandbox }) => {
  const [rule] = ground.rules;
  await cloud.bind(ground, rule, present);
  await bind.open(linkTo(ground, rule, { function: "sms-notify", qualifier: "2" }));
  await bind.review();
  await expect(bind.dialog).toContainText("Nothing to change");
  await expect(bind.confirmButton("replace")).toHaveCount(0);
  await expect(bind.confirmButton("reweigh")).toHaveCount(0);
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
});

test("a rule changed by somebody else during the review is not overwritten", async ({
  bind,
  ground,
  cloud,
  sandbox,
}) => {
  const [rule] = ground.rules;
  await bind.open(linkTo(ground, rule));
  await bind.review();
  await cloud.bind(ground, rule, present);
  await bind.confirmButton("bind").click();
  await bind.expectSaid("rule", "changed");
  await expect(bind.field("rule")).toBeFocused();
  await bind.expectSaid("rule", "sms-notify");
  expect(await cloud.held(ground, rule)).toEqual(present);
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
});
