import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { BindPage } from "#e2e/pages/bind-page.ts";
import { OperationPage } from "#e2e/pages/operation-page.ts";
import { paths } from "#lib/paths.ts";
import { hostileNames } from "#lib/sandbox/world/hostile.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

const width = 390;

// A separate stack, since a world has each name only once.
let launched: Launched;

test.beforeAll(async () => {
  launched = await launch({}, ["--task-ms", "300"]);
});
test.afterAll(() => launched.stop());

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

for (const [kind, name] of Object.entries(hostileNames)) {
  test(`a ${kind} name is text on the form, in the review and on the operation's page, and fits a phone`, async ({
    page,
  }) => {
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await page.setViewportSize({ width, height: 844 });
    const bind = new BindPage(page);
    await page.goto(launched.console + paths.bind());
    await bind.choose("region", "Southwest China (Chengdu)");
    await bind.field("loadBalancer").click();
    await expect(bind.option(name)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.keyboard.press("Escape");
    await bind.choose("loadBalancer", name);
    await bind.choose("listener", "http-80");
    await bind.field("rule").press("ArrowDown");
    const rules = page.getByRole("region", { name: bind.names.rule }).getByRole("option");
    await expect(rules.first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await rules.first().click();
    await bind.choose("function", "hello-world");
    await bind.choose("qualifier", "$LATEST");
    await expectNoSidewaysScroll(page);
    await bind.review();
    await expect(bind.dialog).toContainText(name);
    await expectNoSidewaysScroll(page);
    await bind.confirmButton("bind").click();
    await new OperationPage(page).expectState("Succeeded");
    await expect(page.getByRole("main")).toContainText(name);
    await expectNoSidewaysScroll(page);
    await page.goto(launched.console + paths.operations());
    await expect(page.getByRole("main")).toContainText(name);
    await expectNoSidewaysScroll(page);
    await expect(page.locator("img[src=x]")).toHaveCount(0);
    expect(dialogs).toBe(0);
  });
}
