import { ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";

test("the list shows a bind live, filters by the URL, and links to its page", async ({
  bind,
  ground,
  operation,
  page,
  anotherBrowser,
}) => {
  const [rule] = ground.rules;
  const watcher = new OperationsPage(await (await anotherBrowser()).newPage());
  await watcher.open({ search: ground.loadBalancer.id });
  await expect(watcher.page.getByText("No operation matches these filters.")).toBeVisible();

  await bind.open();
  await bind.chooseRule(ground, rule);
  await bind.choose("function", "sms-notify");
  await bind.choose("qualifier", "4");
  await bind.send();
  await operation.expectState("Succeeded");
  await expect(watcher.row("Succeeded")).toHaveCount(1);

  await watcher.show("Cancelled");
  await expect(watcher.page).toHaveURL(/show=cancelled/);
  await expect(watcher.rows).toHaveCount(0);
  await watcher.clear.click();
  await expect(watcher.page).toHaveURL(/\/operations$/);

  await watcher.open({ search: ground.loadBalancer.id, show: "succeeded" });
  await watcher.link(ruleName(rule)).focus();
  await watcher.page.keyboard.press("Enter");
  await expect(watcher.page).toHaveURL(page.url());
});

test("an invalid URL shows the whole list", async ({ page }) => {
  const list = new OperationsPage(page);
  await list.open({ show: "nonsense", kind: "what", before: "NaN" });
  await expect(page.getByRole("radio", { name: "All" })).toBeChecked();
});

test('an unknown id is "not found", with a link to the list', async ({ operation, page, watch }) => {
  watch.expect(/Failed to load resource.*404/);
  await operation.open("999999999");
  await expect(operation.missing).toBeVisible();
  await page.getByRole("link", { name: "See all operations" }).click();
  await expect(page).toHaveURL(/\/operations$/);
});
