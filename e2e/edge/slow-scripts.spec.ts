import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";
import { paths } from "#lib/paths.ts";

/** Holds back the page's scripts, like a slow network, until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test("a filter is disabled before hydration", async ({ page }) => {
  const release = await holdScripts(page);
  const list = new OperationsPage(page);
  await page.goto(paths.operations(), { waitUntil: "commit" });
  await expect(list.group("Cancelled")).toBeDisabled();
  release();
  await list.show("Cancelled");
  await expect(page).toHaveURL(/show=cancelled/);
});

test("the form that injects failures, opened before hydration, comes after it", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(paths.sandbox(), { waitUntil: "commit" });
  await page.getByText("Choose a failure to inject").click();
  const times = page.getByLabel("Number of calls");
  await expect(times).toHaveCount(0);
  release();
  await times.click();
  await expect(times).toBeFocused();
});

test("a search typed before hydration is searched", async ({ page }) => {
  const release = await holdScripts(page);
  const list = new OperationsPage(page);
  await page.goto(paths.operations(), { waitUntil: "commit" });
  await list.search.fill("no such thing");
  release();
  await expect(page).toHaveURL(/search=no\+such\+thing/);
  await expect(list.search).toHaveValue("no such thing");
});

test("a weight typed before hydration is taken over", async ({ page, bind }) => {
  const release = await holdScripts(page);
  await page.goto(paths.bind({ region: "ap-guangzhou" }), { waitUntil: "commit" });
  await bind.weight.fill("25");
  release();
  await expect(page).toHaveURL(/weight=25/);
  await expect(bind.weight).toHaveValue("25");
});

test("a load balancer typed before hydration is searched and found", async ({ page, bind, ground }) => {
  const release = await holdScripts(page);
  await page.goto(paths.bind({ region: ground.region }), { waitUntil: "commit" });
  await bind.field("loadBalancer").click();
  await bind.field("loadBalancer").fill(ground.loadBalancer.name);
  release();
  await bind.option(ground.loadBalancer.name).click();
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
});
