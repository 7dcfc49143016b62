import { expect, test } from "#e2e/fixtures/test.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";

/** The choice was reset until the router had the new URL; on a busy machine a second click had the wrong effect. */
test("a filter is shown as chosen at once", async ({ page }) => {
  const list = new OperationsPage(page);
  await list.open();
  await expect(list.group("Cancelled")).toBeEnabled();
  const chosen = await list.group("Cancelled").evaluate((radio: HTMLInputElement) => {
    radio.click();
    return radio.checked;
  });
  expect(chosen).toBe(true);
  await expect(page).toHaveURL(/show=cancelled/);
  await expect(list.group("Cancelled")).toBeChecked();
});

test("the URL decides: a link removes the filter, and the back button restores it", async ({ page }) => {
  const list = new OperationsPage(page);
  await list.open({ show: "succeeded" });
  await expect(list.group("Succeeded")).toBeChecked();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Operations" }).click();
  await expect(list.group("All")).toBeChecked();
  await page.goBack();
  await expect(list.group("Succeeded")).toBeChecked();
});
