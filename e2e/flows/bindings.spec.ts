import { violationsOn } from "#e2e/fixtures/axe.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { messages as english } from "#lib/i18n/messages/en/index.ts";
import { messages as chinese } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// The list of bindings, on a console of its own that reads its inventory.

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch({ INVENTORY_MINUTES: "60" }, ["--control", "--load-balancers", "40", "--task-ms", "800"]);
});
test.afterAll(() => launched.stop());

const at = (path: string) => launched.console + path;

test("everything is read by itself, and found, filtered and exported", async ({ page }) => {
  await page.goto(at(paths.bindings()));
  const table = page.getByRole("table", { name: "Bindings" });
  await expect(table.getByRole("rowheader").first()).toBeVisible({ timeout: 60_000 });
  // Until everything was read once, which takes the budget's time.
  await expect(page.getByRole("progressbar")).toBeHidden({ timeout: 120_000 });

  await page.getByRole("radio", { name: "Bound" }).check();
  await expect(page).toHaveURL(/target=function/);
  await expect(table.getByRole("link", { name: /^Replace function/ }).first()).toBeVisible();
  await expect(table.getByRole("link", { name: /^Bind function/ })).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);

  const rule = (await table.getByRole("rowheader").first().getByRole("link").innerText()).trim();
  await page.getByRole("searchbox", { name: english.bindings.search }).fill(rule);
  await expect(page).toHaveURL(/search=/);
  await expect(table.getByRole("rowheader").filter({ hasNotText: rule })).toHaveCount(0);
  await expect(table.getByRole("rowheader", { name: rule }).first()).toBeVisible();

  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await (await csv).createReadStream();
  const text = Buffer.concat(await Array.fromAsync(file)).toString();
  expect(text.startsWith("\uFEFFregion,load_balancer_id,")).toBe(true);
  const shown = await table.getByRole("rowheader").count();
  expect(text.trimEnd().split("\r\n")).toHaveLength(shown + 1);

  const terraform = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export Terraform" }).click();
  expect((await terraform).suggestedFilename()).toBe("bindings.tf");

  await page.goto(at(paths.bindings({ weight: 10, target: "function" })));
  await page.getByRole("button", { name: "Take off: Weight: 10" }).click();
  await expect(page).not.toHaveURL(/weight=/);

  const seen = page.getByRole("button", { name: "Refresh" });
  await seen.click();
  await expect(seen).not.toHaveAttribute("aria-busy", "true", { timeout: 30_000 });
});

test("is whole on a phone, in Chinese and in the dark", async ({ anotherBrowser }) => {
  const context = await anotherBrowser({
    locale: "zh-CN",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(at(paths.bindings({ target: "none" })));
  const { label, do: words } = chinese.bindings;
  const table = page.getByRole("table", { name: label });
  await expect(table.getByRole("link", { name: words.bind }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violationsOn(page)).toEqual([]);
  await table.getByRole("link", { name: words.bind }).first().click();
  await expect(page).toHaveURL(/\/bind\?region=.*&lb=.*&listener=.*&rule=/);
});
