import { violationsOn } from "#e2e/fixtures/axe.ts";
import { Cloud } from "#e2e/fixtures/cloud.ts";
import { ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { messages as english } from "#lib/i18n/messages/en/index.ts";
import { messages as chinese } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// What somebody else changes with the official SDK, on a console of its own that reads its inventory.

const present = { namespace: "default", name: "sms-notify", qualifier: "2", weight: 10 };
/** The first load balancer that isn't a special one. */
const number = 20;

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch({ INVENTORY_MINUTES: "60" }, ["--control", "--load-balancers", "22", "--task-ms", "300"]);
});
test.afterAll(() => launched.stop());

test("a binding made and one changed without the console are drift: one is turned back, one adopted", async ({
  page,
  operation,
  anotherBrowser,
}) => {
  test.slow();
  const at = (path: string) => launched.console + path;
  const cloud = new Cloud(launched.sandbox);
  const ground = await cloud.ground(number);
  const { region, loadBalancer, listener } = ground;
  const [rule] = ground.rules;
  const open = () => page.goto(at(paths.loadBalancer(region, loadBalancer.id)));
  const refresh = page.getByRole("button", { name: english.ui.seen.refresh });
  const count = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Drift/ });
  const drift = page.getByRole("listitem", { name: ruleName(rule), exact: true });

  await test.step("a binding appears", async () => {
    await open();
    await expect(page.getByRole("link", { name: ruleName(rule), exact: true }).first()).toBeVisible({
      timeout: 60_000,
    });
    await cloud.bind(ground, rule, present);
    await refresh.click();
    await expect(page.getByRole("main")).toContainText("sms-notify", { timeout: 60_000 });
    await page.goto(at(paths.drift()));
    await expect(drift).toContainText("default/sms-notify:2");
    await expect(count).toHaveAccessibleName(/1/);
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step("it is acknowledged, and turned back by an operation", async () => {
    await drift.getByRole("button", { name: english.drift.acknowledge }).click();
    await expect(drift).toContainText(english.drift.state.acknowledged);
    await expect(count).not.toHaveAccessibleName(/1/);
    await drift.getByRole("button", { name: english.drift.turnBack }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: english.review.confirm.label }).fill(ruleName(rule));
    await dialog.getByRole("button", { name: english.review.turnBack.verb }).click();
    await operation.expectState("Succeeded");
    expect(await cloud.held(ground, rule)).toBeNull();
  });

  await test.step("its rule's history has both", async () => {
    await page.goto(at(paths.rule(region, rule.id, { lb: loadBalancer.id, listener: listener.id })));
    const history = page.getByRole("list", { name: english.rule.history.heading });
    await expect(history.getByRole("listitem")).toHaveText([/Succeeded.*Unbind/, /Turned back.*sms-notify/]);
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step("another one is adopted on a phone, in Chinese", async () => {
    await cloud.bind(ground, ground.rules[1], present);
    await open();
    await refresh.click();
    await expect(page.getByRole("main")).toContainText("sms-notify", { timeout: 60_000 });
    const context = await anotherBrowser({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true });
    const phone = await context.newPage();
    await phone.goto(at(paths.drift({ show: "unsettled" })));
    const item = phone.getByRole("listitem", { name: ruleName(ground.rules[1]), exact: true });
    expect(await violationsOn(phone)).toEqual([]);
    await item.getByRole("button", { name: chinese.drift.adopt }).tap();
    await expect(phone.getByText(chinese.drift.none)).toBeVisible();
    expect(await cloud.held(ground, ground.rules[1])).toEqual(present);
  });
});
