import { linkTo, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { BindPage } from "#e2e/pages/bind-page.ts";
import { OperationPage } from "#e2e/pages/operation-page.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";

test("a reload, a second browser and the list see the same operation run and end", async ({
  bind,
  ground,
  operation,
  page,
  anotherBrowser,
  sandbox,
}) => {
  const [rule] = ground.rules;
  const other = await anotherBrowser();
  const list = new OperationsPage(await other.newPage());
  await list.open({ search: ground.loadBalancer.id });
  const watching = new OperationPage(await other.newPage());
  await sandbox.holdTask();
  await bind.open(linkTo(ground, rule));
  await bind.send();
  await operation.expectState("Running");
  const id = await operation.id();

  await watching.open(id);
  await watching.expectState("Running");
  await expect(list.row(ruleName(rule))).toContainText("Running");

  await page.reload();
  await operation.expectState("Running");
  await expect(page).toHaveTitle(/^Running · /);
  await expect(page.locator("link[rel=icon]").last()).toHaveAttribute("href", /^data:/);

  await sandbox.endTasks();
  await operation.expectState("Succeeded");
  await expect(page).toHaveTitle(/^Succeeded · /);
  await watching.expectState("Succeeded");
  await expect(list.row(ruleName(rule))).toContainText("Succeeded");
});

test("an operation continues to its end after its page is closed", async ({ ground, anotherBrowser, request }) => {
  const leaving = await anotherBrowser();
  const bind = new BindPage(await leaving.newPage());
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  const id = await new OperationPage(bind.page).id();
  await leaving.close();
  await expect
    .poll(async () => (await (await request.get(`/api/operations/${id}`)).json()).operation.state, { timeout: 30_000 })
    .toBe("succeeded");
});

test("a busy load balancer's second change is queued, and they run one at a time", async ({
  bind,
  ground,
  operation,
  page,
  sandbox,
  cloud,
}) => {
  const [first, second] = ground.rules;
  await sandbox.holdTask();
  await bind.open(linkTo(ground, first));
  await bind.send();
  await operation.expectState("Running");
  const ahead = await operation.id();

  await bind.open(linkTo(ground, second));
  await expect(page.getByText("This load balancer is being changed")).toBeVisible();
  await bind.send();
  await operation.expectState("Queued");
  await expect.poll(() => page.evaluate(() => window.scrollY), "the page begins with its header").toBe(0);
  await expect(page.getByText(/Next in line/)).toContainText(`operation ${ahead}`);
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);

  await sandbox.endTasks();
  await operation.expectState("Succeeded");
  await operation.open(ahead);
  await operation.expectState("Succeeded");
  const writes = await sandbox.writesFor(ground.loadBalancer.id);
  expect(writes.map(({ outcome, locationId }) => [locationId, outcome])).toEqual([
    [first.id, "OK"],
    [second.id, "OK"],
  ]);
  expect((await cloud.held(ground, second))?.name).toBe("order-webhook");
});

test("a queued operation is cancelled, and nothing is sent", async ({
  bind,
  ground,
  operation,
  page,
  sandbox,
  cloud,
}) => {
  const [first, second] = ground.rules;
  await sandbox.holdTask();
  await bind.open(linkTo(ground, first));
  await bind.send();
  await operation.expectState("Running");
  await bind.open(linkTo(ground, second));
  await bind.send();
  await operation.expectState("Queued");

  await operation.cancel();
  await operation.expectState("Cancelled");
  await expect(operation.cancelButton).toHaveCount(0);
  await page.reload();
  await operation.expectState("Cancelled");
  await sandbox.endTasks();
  await expect.poll(async () => (await cloud.held(ground, first))?.name).toBe("order-webhook");
  expect(await cloud.held(ground, second)).toBeNull();
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
});

test("a second change of the same rule is held back while the first is unfinished, and refused where the form can't know", async ({
  bind,
  ground,
  operation,
  page,
  sandbox,
  watch,
}) => {
  const [rule] = ground.rules;
  await sandbox.holdTask();
  await bind.open(linkTo(ground, rule));
  await bind.send();
  await operation.expectState("Running");
  const first = await operation.id();
  await bind.open(linkTo(ground, rule));
  await expect(bind.reviewButton).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(`Operation ${first} of this rule hasn't ended.`).first()).toBeVisible();

  watch.expect(/Failed to load resource.*ERR_FAILED/);
  await page.route("**/api/operations?**", (route) => route.abort());
  await bind.open(linkTo(ground, rule));
  await bind.review();
  await bind.confirmButton("bind").click();
  await expect(bind.dialog).toBeHidden();
  await expect(bind.field("rule")).toHaveAttribute("aria-invalid", "true");
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
  await sandbox.endTasks();
});
