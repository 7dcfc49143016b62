import { expectNoViolation, violationsOn } from "#e2e/fixtures/axe.ts";
import { Cloud } from "#e2e/fixtures/cloud.ts";
import { type GroundRule, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { messages as english } from "#lib/i18n/messages/en/index.ts";
import { messages as chinese } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// The list of bindings, on a console of its own that reads its inventory.

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch({ INVENTORY_MINUTES: "60" }, ["--control", "--load-balancers", "40", "--task-ms", "800"]);
});
test.afterAll(() => launched.stop());

const at = (path: string) => launched.console + path;

test("everything is read by itself, and found, filtered and exported", async ({ page }) => {
  await page.goto(at(paths.bindings()));
  const table = page.getByRole("table", { name: "Bindings" });
  await expect(table.getByRole("rowheader").first()).toBeVisible({ timeout: 60_000 });
  // Until everything was read once, which takes the budget's time.
  await expect(page.getByRole("progressbar")).toBeHidden({ timeout: 120_000 });

  await page.getByRole("radio", { name: "Bound" }).check();
  await expect(page).toHaveURL(/target=function/);
  await expect(table.getByRole("link", { name: /^Replace function/ }).first()).toBeVisible();
  await expect(table.getByRole("link", { name: /^Bind function/ })).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);

  const rule = (await table.getByRole("rowheader").first().getByRole("link").innerText()).trim();
  await page.getByRole("searchbox", { name: english.bindings.search }).fill(rule);
  await expect(page).toHaveURL(/search=/);
  await expect(table.getByRole("rowheader").filter({ hasNotText: rule })).toHaveCount(0);
  await expect(table.getByRole("rowheader", { name: rule }).first()).toBeVisible();

  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await (await csv).createReadStream();
  const text = Buffer.concat(await Array.fromAsync(file)).toString();
  expect(text.startsWith("\uFEFFregion,load_balancer_id,")).toBe(true);
  const shown = await table.getByRole("rowheader").count();
  expect(text.trimEnd().split("\r\n")).toHaveLength(shown + 1);

  const terraform = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export Terraform" }).click();
  expect((await terraform).suggestedFilename()).toBe("bindings.tf");

  await page.goto(at(paths.bindings({ weight: 10, target: "function" })));
  await page.getByRole("button", { name: "Take off: Weight: 10" }).click();
  await expect(page).not.toHaveURL(/weight=/);

  await page.getByRole("button", { name: english.bindings.columns }).click();
  await page.getByRole("menuitemcheckbox", { name: "Weight" }).click();
  await page.keyboard.press("Escape");
  await expect(table.getByRole("columnheader", { name: "Weight" })).toBeVisible();

  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: english.bindings.views.title }).click();
  await dialog.getByRole("textbox", { name: english.bindings.views.name }).fill("weights");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("link", { name: "weights" })).toBeVisible();
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  await page.goto(at(paths.bindings()));
  await page.getByRole("button", { name: english.bindings.views.title }).click();
  await dialog.getByRole("link", { name: "weights" }).click();
  await expect(page).toHaveURL(/columns=.*weight.*target=function/);
  await expect(dialog).toBeHidden();

  const seen = page.getByRole("button", { name: "Refresh" });
  await seen.click();
  await expect(seen).not.toHaveAttribute("aria-busy", "true", { timeout: 30_000 });
});

test("several rules are changed together, and one that was changed meanwhile is shown as it is and requested again", async ({
  page,
}) => {
  const cloud = new Cloud(launched.sandbox);
  const ground = await cloud.ground(25);
  const [first, second] = ground.rules;
  const present = { namespace: "default", name: "sms-notify", qualifier: "2", weight: 10 };
  await cloud.bind(ground, first, present);
  await cloud.bind(ground, second, present);
  await page.goto(at(paths.bindings({ loadBalancerId: ground.loadBalancer.id })));
  const checkbox = (of: GroundRule) => page.getByRole("checkbox", { name: `Select ${ruleName(of)}`, exact: true });
  const row = (of: GroundRule) =>
    page
      .getByRole("table")
      .getByRole("row")
      .filter({ has: checkbox(of) });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(row(first)).toContainText("sms-notify:2", { timeout: 30_000 });

  for (const of of [first, second]) {
    await checkbox(of).press("Space");
  }
  const bar = page.getByRole("region", { name: english.ui.select.label });
  await expect(bar.getByRole("status")).toHaveText("2 rules selected");
  expect(await violationsOn(page)).toEqual([]);

  // Nobody has seen this yet.
  await cloud.modify(ground, second, { ...present, weight: 77 });
  await bar.getByRole("button", { name: "Change weight" }).press("Enter");
  const dialog = page.getByRole("dialog");
  const row2 = dialog
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: ruleName(second), exact: true }) });
  await dialog.getByRole("spinbutton", { name: "Weight" }).fill("35");
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: "Change 2 rules" }).press("Enter");
  await expect(dialog.getByRole("status")).toContainText("1 change was accepted");
  await expect(row2).toContainText("weight 77");
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);

  await dialog.getByRole("button", { name: english.review.batch.tryAgain }).press("Enter");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expect(row2).toContainText(english.review.batch.changed);
  await dialog.getByRole("button", { name: "Change 1 rule" }).press("Enter");
  await expect(dialog.getByRole("status")).toContainText("2 changes were accepted");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(bar.getByRole("status")).toHaveText("");

  await page.getByRole("link", { name: english.bindings.asked.see }).press("Enter");
  await expect(page).toHaveURL(/batch=/);
  const done = page.getByRole("table").getByRole("row").filter({ hasText: "Succeeded" });
  await expect(done).toHaveCount(2, { timeout: 60_000 });
  expect(await cloud.held(ground, second)).toEqual({ ...present, weight: 35 });
});

test("is whole on a phone, in Chinese and in the dark", async ({ anotherBrowser }) => {
  const context = await anotherBrowser({
    locale: "zh-CN",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(at(paths.bindings({ target: "none" })));
  const { label, do: words } = chinese.bindings;
  const table = page.getByRole("table", { name: label });
  await expect(table.getByRole("link", { name: words.bind }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violationsOn(page)).toEqual([]);
  await table.getByRole("link", { name: words.bind }).first().click();
  await expect(page).toHaveURL(/\/bind\?region=.*&lb=.*&listener=.*&rule=/);
});

test("a load balancer leads to the function of its rules, which are promoted one first, and undone together", async ({
  page,
}) => {
  test.slow();
  const cloud = new Cloud(launched.sandbox);
  const ground = await cloud.ground(30);
  const [first, second] = ground.rules;
  const one = { namespace: "default", name: "order-webhook", qualifier: "1", weight: 10 };
  for (const rule of ground.rules) await cloud.bind(ground, rule, one);
  const dialog = page.getByRole("dialog");
  const close = () => dialog.getByRole("button", { name: english.ui.close }).last().click();
  const expectHeld = async (qualifier: string) => {
    for (const rule of ground.rules) expect(await cloud.held(ground, rule)).toEqual({ ...one, qualifier });
  };

  await test.step("the map", async () => {
    await page.goto(at(paths.loadBalancer(ground.region, ground.loadBalancer.id)));
    await expect(page.getByRole("link", { name: ruleName(first), exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: english.ui.seen.refresh }).click();
    await expect(page.getByRole("link", { name: "default/order-webhook:1" })).toHaveCount(2, { timeout: 30_000 });
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "default/order-webhook:1" }).first().press("Enter");
  });

  await test.step("the function", async () => {
    await expect(page.getByRole("list", { name: "1", exact: true }).getByRole("listitem")).toHaveCount(2);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "Promote" }).click();
  });

  await test.step("one rule first, over a reload", async () => {
    await page.getByRole("combobox", { name: english.promote.from }).selectOption("1");
    await page.getByRole("combobox", { name: english.promote.to }).selectOption("3");
    await page
      .getByRole("button", { name: `${english.promote.rules.first} of ${ruleName(first)}`, exact: true })
      .click();
    await dialog.getByRole("button", { name: "Promote" }).click();
    await expect(page).toHaveURL(/canary=\d+/);
    await expect(page.getByText(english.promote.steps.waiting)).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await expect(page.getByText(english.promote.steps.waiting)).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    expect((await cloud.held(ground, second))?.qualifier).toBe("1");
  });

  await test.step("then the rest", async () => {
    await page.getByRole("button", { name: english.promote.rules.goOn }).click();
    await expect(dialog).toContainText("order-webhook:3");
    await dialog.getByRole("button", { name: /^Promote/ }).click();
    await expect(dialog.getByRole("link", { name: /^See/ })).toBeVisible();
    await close();
    await expect(page.getByText("No rule calls 1.")).toBeVisible({ timeout: 60_000 });
    await expectHeld("3");
  });

  await test.step("and back", async () => {
    await page.getByRole("button", { name: english.promote.done.undoAll }).click();
    await dialog.getByRole("button", { name: "Undo 2 operations" }).click();
    await expect(dialog.getByRole("link", { name: /^See/ })).toBeVisible();
    await close();
    await expect(page.getByText("2 of 2 selected")).toBeVisible({ timeout: 60_000 });
    await expectHeld("1");
  });
});

test("a load balancer that is deleted while it is looked at says so, and shows what it had", async ({ page }) => {
  const cloud = new Cloud(launched.sandbox);
  const ground = await cloud.ground(32);
  await page.goto(at(paths.loadBalancer(ground.region, ground.loadBalancer.id)));
  const rule = page.getByRole("link", { name: ruleName(ground.rules[0]), exact: true }).first();
  await expect(rule).toBeVisible({ timeout: 60_000 });
  await cloud.remove(ground.loadBalancer.id);
  await page.getByRole("button", { name: english.ui.seen.refresh }).click();
  await expect(page.getByText(english.loadBalancer.gone.title)).toBeVisible({ timeout: 60_000 });
  await expect(rule).toBeVisible();
  await expect(page.getByRole("link", { name: /^Bind function/ })).toHaveCount(0);
});

test("axe finds nothing on the screens of what there is, in Chinese", async ({ anotherBrowser }) => {
  test.slow();
  const ground = await new Cloud(launched.sandbox).ground(34);
  const { region, loadBalancer, listener, rules } = ground;
  const page = await (await anotherBrowser({ locale: "zh-CN" })).newPage();
  const screens = [
    paths.overview(),
    paths.bindings(),
    paths.loadBalancer(region, loadBalancer.id),
    `${paths.loadBalancer(region, loadBalancer.id)}?view=table`,
    paths.loadBalancer(region, "lb-00000000"),
    paths.rule(region, rules[0].id, { lb: loadBalancer.id, listener: listener.id }),
    paths.function(region, "default", "order-webhook"),
    paths.promote(region, "default", "order-webhook", { from: "1", to: "3" }),
    paths.drift(),
  ];
  for (const screen of screens) {
    await test.step(screen, async () => {
      await page.goto(at(screen));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolation(page);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), screen).toBeLessThanOrEqual(390);
    });
  }
});
