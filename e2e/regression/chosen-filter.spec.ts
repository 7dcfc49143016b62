import { expect, test } from "#e2e/fixtures/test.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";

/** The choice sprang back until the router had got to the new address; on a busy machine a second click went astray. */
test("a filter is shown as chosen in the very moment of the click", async ({ page }) => {
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

test("the address has the last word: a link takes the filter away, and the back button brings it back", async ({
  page,
}) => {
  const list = new OperationsPage(page);
  await list.open({ show: "succeeded" });
  await expect(list.group("Succeeded")).toBeChecked();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Operations" }).click();
  await expect(list.group("All")).toBeChecked();
  await page.goBack();
  await expect(list.group("Succeeded")).toBeChecked();
});
