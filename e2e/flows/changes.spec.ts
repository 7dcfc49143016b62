import { violationsOn } from "#e2e/fixtures/axe.ts";
import { linkTo, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { chinese } from "#e2e/pages/names.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { messages as chineseMessages } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";

const present = { namespace: "default", name: "sms-notify", qualifier: "2", weight: 10 };

test("a bound rule is reweighed, replaced, put back and unbound by keyboard", async ({
  page,
  ground,
  cloud,
  bind,
  operation,
}) => {
  test.slow();
  const [rule] = ground.rules;
  const dialog = page.getByRole("dialog");
  const open = () =>
    page.goto(paths.rule(ground.region, rule.id, { lb: ground.loadBalancer.id, listener: ground.listener.id }));
  await cloud.bind(ground, rule, present);

  await test.step("the weight", async () => {
    await open();
    await page.getByRole("button", { name: "Change weight" }).press("Enter");
    await expect(dialog.getByRole("spinbutton", { name: "Weight" })).toBeFocused();
    await page.keyboard.press("PageUp");
    await expect(dialog).toContainText("weight 20");
    expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
    await dialog.getByRole("button", { name: "Change weight" }).press("Enter");
    await operation.expectState("Succeeded");
    expect(await cloud.held(ground, rule)).toEqual({ ...present, weight: 20 });
  });

  await test.step("the function", async () => {
    await operation.binding.getByRole("link", { name: ruleName(rule) }).press("Enter");
    await page.getByRole("link", { name: "Replace function" }).press("Enter");
    await expect(bind.weight).toHaveValue("20");
    await bind.open(linkTo(ground, rule, { weight: "20" }));
    await bind.send("replace");
    await operation.expectState("Succeeded");
  });

  await test.step("back to what it had", async () => {
    const replaced = await operation.id();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect(dialog).toContainText("sms-notify:2");
    expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
    await dialog.getByRole("button", { name: "Undo" }).press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith(`/${replaced}`));
    await operation.expectState("Succeeded");
    expect(await cloud.held(ground, rule)).toEqual({ ...present, weight: 20 });
    await operation.details.getByRole("link", { name: `Operation ${replaced}` }).press("Enter");
    await expect(page.getByRole("link", { name: /^Undone by operation/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  });

  await test.step("nothing at all, once its name is typed", async () => {
    await open();
    await page.getByRole("button", { name: "Unbind" }).press("Enter");
    const name = dialog.getByRole("textbox", { name: messages.review.confirm.label });
    await expect(name).toBeFocused();
    const button = dialog.getByRole("button", { name: "Unbind" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
    await page.keyboard.type(ruleName(rule));
    await expect(button).not.toHaveAttribute("aria-disabled");
    await button.press("Enter");
    await operation.expectState("Succeeded");
    expect(await cloud.held(ground, rule)).toBeNull();
  });
});

test("on a phone, in Chinese, a rule changed by somebody else meanwhile is shown as it is now, and asked about again", async ({
  anotherBrowser,
  ground,
  cloud,
}) => {
  test.slow();
  const [rule] = ground.rules;
  const { review, change } = chineseMessages;
  await cloud.bind(ground, rule, present);
  const context = await anotherBrowser({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(paths.rule(ground.region, rule.id, { lb: ground.loadBalancer.id, listener: ground.listener.id }));
  await page.getByRole("button", { name: change.reweigh }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("spinbutton", { name: chinese.weight }).fill("35");
  await cloud.modify(ground, rule, { ...present, weight: 77 });
  await dialog.getByRole("button", { name: change.reweigh }).click();
  const conflict = dialog.getByRole("alert");
  await expect(conflict).toContainText(review.conflict.title);
  await expect(conflict).toContainText("77");
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  await conflict.getByRole("button", { name: review.conflict.again }).click();
  await dialog.getByRole("button", { name: change.reweigh }).click();
  await page.waitForURL(/\/operations\/\d+$/);
  await expect(page.getByRole("main").getByRole("status").first()).toHaveText(chinese.succeeded, { timeout: 60_000 });
  expect(await cloud.held(ground, rule)).toEqual({ ...present, weight: 35 });
});
