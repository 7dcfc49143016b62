import type { Page } from "@playwright/test";
import { violationsOn } from "#e2e/fixtures/axe.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { messages as en } from "#lib/i18n/messages/en/index.ts";
import { messages as zh } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";

/** Opens the palette by its key, as soon as the page takes keys. */
async function openByKey(page: Page) {
  const dialog = page.getByRole("dialog", { name: en.palette.title });
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(dialog.getByRole("combobox")).toBeFocused();
  return dialog;
}

test("the palette goes by keyboard alone to what was typed, and back to it", async ({ page }) => {
  await page.goto(paths.overview());
  const dialog = await openByKey(page);
  // A search that is not wanted any more is cancelled: the answer to it never shows.
  await page.keyboard.type("lbid", { delay: 30 });
  const found = dialog.getByRole("option", { name: /InvalidParameter\.LBIdNotFound/ });
  await expect(found).toHaveAttribute("data-highlighted", "");
  await expect(dialog.getByRole("group", { name: en.palette.group.errors })).toBeVisible();
  await expect(dialog.getByText("1 result", { exact: true })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(paths.error("InvalidParameter.LBIdNotFound"));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await openByKey(page);
  await expect(dialog.getByRole("group", { name: en.palette.group.recent }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("on a phone the palette finds a screen by its name in the other language", async ({ anotherBrowser }) => {
  const context = await anotherBrowser({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(paths.errors());
  const dialog = page.getByRole("dialog", { name: zh.palette.title });
  await expect(async () => {
    // A second tap would only be caught by the dialog that the first one is opening.
    if (!(await dialog.isVisible())) {
      await page.getByRole("button", { name: zh.palette.open, exact: true }).first().tap({ timeout: 2_000 });
    }
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByRole("combobox").fill("drift");
  await dialog.getByRole("option", { name: zh.shell.places.drift, exact: true }).tap();
  await expect(page).toHaveURL(paths.drift());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.drift.title);
});

test("shortcuts go to screens, but not from a field, and are turned off in their sheet", async ({ page }) => {
  await page.goto(paths.errors());
  const sheet = page.getByRole("dialog", { name: en.palette.shortcuts.title });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(sheet).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.getByRole("searchbox").fill("gb?");
  await expect(page.getByRole("searchbox")).toHaveValue("gb?");
  await expect(sheet).toBeHidden();
  await page.getByRole("searchbox").blur();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(paths.drift());
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.keyboard.press("?");
  await sheet.getByRole("switch").uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  // The key with Ctrl comes after them, and still acts.
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: en.palette.title })).toBeVisible();
  await expect(page).toHaveURL(paths.drift());
});
