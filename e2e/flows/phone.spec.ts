import type { Locator } from "@playwright/test";
import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { BindPage, type Choice } from "#e2e/pages/bind-page.ts";
import { OperationPage } from "#e2e/pages/operation-page.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";
import { paths } from "#lib/paths.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** As `choose`, by touch. */
async function tapAndChoose(bind: BindPage, name: Choice, text: string): Promise<void> {
  await bind.field(name).tap();
  await bind.field(name).fill(text);
  await bind.option(text).tap();
  await expect(bind.field(name)).toHaveValue(text);
}

test("the whole bind by touch on a phone", async ({ anotherBrowser, ground, cloud }) => {
  const page = await (await anotherBrowser(phone)).newPage();
  const bind = new BindPage(page);
  const [rule] = ground.rules;
  await bind.open();
  await tapAndChoose(bind, "region", bind.names.guangzhou);
  await tapAndChoose(bind, "loadBalancer", ground.loadBalancer.name);
  await tapAndChoose(bind, "listener", ground.listener.name);
  await tapAndChoose(bind, "rule", rule.domain + rule.url);
  await tapAndChoose(bind, "function", "login-callback");
  await tapAndChoose(bind, "qualifier", "1");
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await bind.reviewButton.tap();
  await bind.confirmButton("bind").tap();
  await new OperationPage(page).expectState("Succeeded");
  expect((await cloud.held(ground, rule))?.name).toBe("login-callback");
});

for (const path of [paths.overview(), paths.bind(), paths.operations(), paths.errors()]) {
  test(`${path} fits a phone without scrolling sideways`, async ({ anotherBrowser }) => {
    const page = await (await anotherBrowser(phone)).newPage();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}

test("an operation and the filled form fit a phone", async ({ anotherBrowser, ground }) => {
  const page = await (await anotherBrowser(phone)).newPage();
  const bind = new BindPage(page);
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await bind.send();
  await new OperationPage(page).expectState("Succeeded");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const end = (control: Locator) => control.evaluate((element) => element.getBoundingClientRect().right);
  const progress = page.getByRole("list", { name: "Progress" });
  const copy = progress.getByRole("listitem").filter({ hasText: "Accepted" }).getByRole("button");
  expect(await end(copy)).toBeLessThanOrEqual(await end(progress));
});

test("an operation in the list shows each value once", async ({ anotherBrowser, ground }) => {
  const page = await (await anotherBrowser(phone)).newPage();
  const bind = new BindPage(page);
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await new OperationPage(page).expectState("Succeeded");
  const list = new OperationsPage(page);
  await list.open({ search: ground.loadBalancer.id });
  await expect(list.rows).toHaveCount(1);
  const words = await list.rows.innerText();
  for (const text of ["local operator", ground.loadBalancer.name]) {
    expect(words.split(text), words).toHaveLength(2);
  }
});
