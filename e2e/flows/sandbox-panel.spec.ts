import type { Page } from "@playwright/test";
import { violationsOn } from "#e2e/fixtures/axe.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { BindPage } from "#e2e/pages/bind-page.ts";
import { SandboxPage } from "#e2e/pages/sandbox-page.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { messages as chinese } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";
import { mostFaultTimes } from "#lib/sandbox-terms.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

const words = messages.sandbox;
const phone = { width: 390, height: 844 };

// A separate stack, since other tests depend on the run's world.
let launched: Launched;
let panel: SandboxPage;

test.beforeAll(async () => {
  launched = await launch({}, ["--task-ms", "300"]);
});
test.afterAll(() => launched.stop());
test.beforeEach(({ page }) => {
  panel = new SandboxPage(page, launched.console);
});

async function loadBalancerNames(page: Page): Promise<string[]> {
  const path = paths.api.loadBalancers({ region: "ap-guangzhou" });
  const { items } = await (await page.request.get(launched.console + path)).json();
  return items.map(({ name }: { name: string }) => name);
}

test("is linked from the banner, and shows the current scenario", async ({ page }) => {
  await page.goto(launched.console);
  await page.getByRole("link", { name: messages.shell.sandboxPage }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
  await panel.expectPresent("default");
  await expect(page.getByText(words.clock.now)).toBeVisible();
});

test("another scenario replaces the world at once, after confirmation", async ({ page }) => {
  await panel.open();
  expect((await loadBalancerNames(page)).length).toBeGreaterThan(10);
  await panel.ask("empty");
  await panel.dialog.getByRole("button", { name: messages.ui.confirm.cancel }).click();
  await expect(panel.dialog).toBeHidden();
  await panel.expectPresent("default");
  expect((await loadBalancerNames(page)).length).toBeGreaterThan(10);
  await panel.switchTo("empty");
  expect(await loadBalancerNames(page)).toEqual([]);
  await panel.switchTo("shop");
  expect(await loadBalancerNames(page)).toEqual(["shop-web-gateway"]);
  await page.reload();
  await panel.expectPresent("shop");
});

test("a bind form opened before shows the new world, too", async ({ page }) => {
  await panel.open();
  await panel.switchTo("default");
  await page.getByRole("link", { name: messages.shell.places.bind }).first().click();
  const bind = new BindPage(page);
  await bind.choose("region", bind.names.guangzhou);
  await bind.field("loadBalancer").click();
  await expect(bind.option("payments-internal")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: messages.shell.sandboxPage }).click();
  await panel.switchTo("shop");
  await page.getByRole("link", { name: messages.shell.places.bind }).first().click();
  await bind.choose("region", bind.names.guangzhou);
  await bind.field("loadBalancer").click();
  await expect(bind.option("shop-web-gateway")).toBeVisible();
  await expect(bind.option("payments-internal")).toBeHidden();
});

test("a form open in another browser shows the new world at once", async ({ browser }) => {
  await panel.open();
  await panel.switchTo("default");
  const context = await browser.newContext();
  const bind = new BindPage(await context.newPage());
  await bind.page.goto(launched.console + paths.bind({ region: "ap-guangzhou" }));
  await bind.field("loadBalancer").click();
  await expect(bind.option("payments-internal")).toBeVisible();
  await panel.switchTo("shop");
  await expect(bind.option("shop-web-gateway")).toBeVisible();
  await expect(bind.option("payments-internal")).toBeHidden();
  await context.close();
});

test("an injected failure is pending, strikes, and is in the list of calls", async ({ page, watch }) => {
  watch.expect(/Failed to load resource.*502/);
  await panel.open();
  await panel.switchTo("default");
  await panel.provoke("error", "ListNamespaces", 2);
  await expect(panel.waiting).toHaveText(/ListNamespaces.*2 calls/);
  const answer = await page.request.get(launched.console + paths.api.namespaces({ region: "ap-shanghai" }));
  expect(answer.status()).toBe(502);
  expect((await answer.json()).error.code).toBe("InternalError");
  await expect(panel.call("ListNamespaces").first()).toContainText("InternalError");
  await expect(panel.call("ListNamespaces").first()).toContainText(words.calls.verified);
  await expect(panel.waiting).toHaveText(/ListNamespaces.*1 call/);
});

test("an injected failure is withdrawn, and the other one stays", async ({ page }) => {
  await panel.open();
  await panel.switchTo("default");
  await panel.provoke("error", "ListNamespaces", 2);
  await panel.provoke("busy", "CreateRule", 1);
  await expect(panel.waiting).toHaveCount(2);
  await panel.withdraw("ListNamespaces");
  await expect(panel.waiting).toHaveText([/CreateRule/]);
  const answer = await page.request.get(launched.console + paths.api.namespaces({ region: "ap-shanghai" }));
  expect(answer.status()).toBe(200);
});

test("invalid input is reported at its field, and nothing is injected", async () => {
  await panel.open();
  await panel.switchTo("default");
  await panel.openForm();
  await panel.fields.times.fill("many");
  await panel.fields.order.click();
  await expect(panel.fields.times).toHaveAccessibleDescription(
    words.fault.timesWrong.replace("{most}", String(mostFaultTimes)),
  );
  await panel.fields.times.fill("1");
  await panel.fields.kind.selectOption("error");
  await panel.fields.code.fill(" ");
  await panel.fields.order.click();
  await expect(panel.fields.code).toHaveAccessibleDescription(words.fault.codeMissing);
  await expect(panel.waiting).toHaveCount(0);
});

test("the clock advances", async ({ page }) => {
  await panel.open();
  await panel.switchTo("default");
  await page.getByRole("button", { name: words.clock.step.hour }).click();
  await expect(page.getByText(/clock is .*1.*h.* ahead/)).toBeVisible();
});

test("everything is translated to Chinese", async ({ anotherBrowser }) => {
  const page = await (await anotherBrowser({ locale: "zh-CN" })).newPage();
  await page.goto(launched.console + paths.sandbox());
  await expect(page.getByRole("heading", { level: 1, name: chinese.sandbox.title })).toBeVisible();
  await expect(page.getByRole("radio", { name: chinese.sandbox.scenario.name.flaky })).toBeVisible();
  await page.getByText(chinese.sandbox.fault.choose).click();
  await expect(page.getByRole("button", { name: chinese.sandbox.fault.order })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, in ${colorScheme}, on a desktop and on a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await panel.open();
    await panel.switchTo("default");
    await panel.provoke("busy", "*", 5);
    await expect(panel.waiting).toHaveCount(1);
    for (const size of [{ width: 1280, height: 800 }, phone]) {
      await page.setViewportSize(size);
      expect.soft(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    }
    await panel.ask("busy");
    expect.soft(await violationsOn(page)).toEqual([]);
  });
}
