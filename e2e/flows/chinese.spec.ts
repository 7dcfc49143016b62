import { linkTo, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { BindPage } from "#e2e/pages/bind-page.ts";
import { chinese } from "#e2e/pages/names.ts";
import { OperationPage } from "#e2e/pages/operation-page.ts";
import { messages } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";

test("a browser that prefers Chinese gets the whole bind in Chinese", async ({ anotherBrowser, ground, cloud }) => {
  const context = await anotherBrowser({ locale: "zh-CN" });
  const page = await context.newPage();
  const bind = new BindPage(page, chinese);
  const [rule] = ground.rules;
  await bind.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await bind.chooseRule(ground, rule);
  await bind.choose("function", "sms-notify");
  await bind.choose("qualifier", "4");
  await bind.review();
  await expect(bind.dialog).toContainText(messages.review.title.bind);
  await bind.confirmButton("bind").click();
  const operation = new OperationPage(page);
  await expect(operation.status).toHaveText(chinese.succeeded, { timeout: 30_000 });
  await expect(operation.heading).toContainText(ruleName(rule));
  expect(await cloud.held(ground, rule)).toEqual({
    namespace: "default",
    name: "sms-notify",
    qualifier: "4",
    weight: 10,
  });
});

test("the switch turns the page to Chinese, keeps the form, and is remembered", async ({ bind, page, ground }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(bind.field("qualifier")).toHaveValue("prod");
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  const turned = new BindPage(page, chinese);
  await expect(turned.field("function")).toHaveValue("order-webhook");
  await expect(turned.field("qualifier")).toHaveValue("prod");
  await page.goto(paths.operations());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.operation.list.title);
});

test("an ineligible option is explained in Chinese", async ({ anotherBrowser }) => {
  const page = await (await anotherBrowser({ locale: "zh-CN" })).newPage();
  const bind = new BindPage(page, chinese);
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").fill("legacy-forum");
  await expect(bind.option("legacy-forum")).toContainText(messages.verdict["load-balancer-classic"]);
});
