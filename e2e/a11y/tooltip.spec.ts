import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";

test("a tooltip comes under the pointer, can be pointed at, and goes with Escape", async ({ page }) => {
  await page.goto(paths.errors());
  const button = page.getByRole("button", { name: /^Copy \d+/ });
  const tooltip = page.getByRole("tooltip");
  await button.hover();
  await expect(tooltip).toHaveText(/^Copy \d+/);
  await expect(tooltip).toBeInViewport({ ratio: 1 });
  await tooltip.hover();
  await expect(tooltip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tooltip).toHaveCount(0);
});

test("a tooltip comes with the focus of the keyboard, and goes with it", async ({ page }) => {
  await page.goto(paths.errors());
  const button = page.getByRole("button", { name: /^Copy \d+/ });
  await button.focus();
  await expect(page.getByRole("tooltip")).toHaveText(/^Copy \d+/);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});
