import { violationsOn } from "#e2e/fixtures/axe.ts";
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
  await watcher.rows.locator("time").hover();
  await expect(watcher.page.getByRole("tooltip")).toContainText(/\d:\d\d:\d\d/);

  await watcher.show("Cancelled");
  await expect(watcher.page).toHaveURL(/show=cancelled/);
  await expect(watcher.rows).toHaveCount(0);
  await watcher.clear.click();
  await expect(watcher.page).toHaveURL(/\/operations$/);

  await watcher.open({ search: ground.loadBalancer.id, show: "succeeded" });
  await watcher.link(ruleName(rule)).focus();
  await watcher.page.keyboard.press("Enter");
  await expect(watcher.page).toHaveURL(page.url());
  await watcher.page.getByRole("main").getByRole("link", { name: "Operations", exact: true }).click();
  await expect(watcher.page).toHaveURL(/show=succeeded/);
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

test("each filter of the URL is a chip that can be taken off, and all are set in the dialog", async ({ page }) => {
  const list = new OperationsPage(page);
  await list.open({ loadBalancerId: "lb-nowhere", state: "failed,queued", from: "never" });
  await expect(list.chips).toHaveText(["State: Queued", "State: Failed", "Load balancer: lb-nowhere"]);
  await expect(page.getByText("isn't known here, and doesn't apply: from=never")).toBeVisible();
  await page.getByRole("button", { name: "Take off: State: Queued" }).click();
  await expect(list.chips).toHaveText(["State: Failed", "Load balancer: lb-nowhere"]);
  await expect(page).toHaveURL(/loadBalancerId=lb-nowhere/);

  await page.getByRole("button", { name: "Filters", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filters" });
  await expect(dialog.getByLabel("Load balancer ID")).toHaveValue("lb-nowhere");
  await dialog.getByLabel("Load balancer ID").fill("");
  await dialog.getByLabel("Failed", { exact: true }).uncheck();
  await dialog.getByLabel("Rejected", { exact: true }).check();
  await dialog.getByLabel("Error code").fill("InternalError");
  await dialog.getByLabel("Requested by").fill("local operator");
  await dialog.getByLabel("Requested before").fill("2026-01-02T03:04");
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: "Apply filters" }).click();
  await expect(list.chips).toHaveText([
    "State: Rejected",
    "Error code: InternalError",
    "Requested by: local operator",
    "Requested before: Jan 2, 2026, 3:04 AM",
  ]);
  await expect(page).toHaveURL(/actor=local-operator/);
  await expect(page.getByText("No operation matches these filters.")).toBeVisible();
  await list.clear.click();
  await expect(page).toHaveURL(/\/operations$/);
});
