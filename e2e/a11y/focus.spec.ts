import type { Request } from "@playwright/test";
import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("the review takes the focus, traps it, and returns it", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  const inside = () => bind.dialog.evaluate((dialog) => dialog.contains(document.activeElement));
  await expect.poll(inside).toBe(true);
  for (let stop = 0; stop < 20; stop += 1) {
    await page.keyboard.press("Tab");
    // At the end a focus guard has the focus for a moment.
    await expect.poll(inside).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(bind.dialog).toBeHidden();
  await expect(bind.reviewButton).toBeFocused();
});

test("the review has a name and a description", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await expect(page.getByRole("dialog", { name: "Review the binding" })).toBeVisible();
});

test("Tab follows the order of the screen", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await bind.field("region").focus();
  for (const next of ["loadBalancer", "listener", "rule", "namespace", "function", "qualifier"] as const) {
    await page.keyboard.press("Tab");
    await expect(bind.field(next)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(bind.weight).toBeFocused();
});

test("a change of page moves the focus to its heading", async ({ page }) => {
  await page.goto("/");
  for (const name of ["Operations", "Errors", "Bind"]) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("link", { name, exact: true }).first()).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
});

test("the skip link is the first tab stop", async ({ page }) => {
  await page.goto("/bind");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
});

test("the skip link's fragment stays in the URL when the form writes to it", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await page.getByRole("link", { name: "Skip to the page" }).press("Enter");
  await expect(page).toHaveURL(/#main$/);
  await bind.weight.fill("37");
  await expect(page).toHaveURL(/weight=37.*#main$/);
});

test("the skip link's fragment stays in the URL of a page that is refreshed meanwhile", async ({ anotherBrowser }) => {
  // The first page in an unknown time zone is refreshed with it.
  const page = await (await anotherBrowser({ timezoneId: "Asia/Shanghai" })).newPage();
  const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
  const isDrawing = (request: Request) =>
    new URL(request.url()).pathname === "/bind" &&
    "rsc" in request.headers() &&
    !("next-router-prefetch" in request.headers());
  const again = page.waitForRequest(isDrawing);
  await page.route("**/bind**", async (route) => {
    if (isDrawing(route.request())) await pressed;
    await route.continue();
  });
  await page.goto("/bind");
  const request = await again;
  await page.getByRole("link", { name: "Skip to the page" }).press("Enter");
  await expect(page).toHaveURL(/#main$/);
  // The router may drop its request for the refresh: that is an end, too.
  const isIt = (each: Request) => each === request;
  const ended = Promise.race([page.waitForEvent("requestfinished", isIt), page.waitForEvent("requestfailed", isIt)]);
  press();
  await ended;
  // The router's queued write comes before this navigation.
  await page.getByRole("link", { name: "Operations", exact: true }).first().press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Operations" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/#main$/);
});

test("the page says its language, and a theme is remembered without a flash", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const answer = await page.reload();
  expect(await answer?.text()).toMatch(/<html[^>]*data-theme="dark"/);
});

test("the end of an operation is announced", async ({ bind, ground, operation, page, sandbox }) => {
  // One that ended before its page was there isn't announced.
  await sandbox.holdTask();
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Running");
  await sandbox.endTasks();
  await operation.expectState("Succeeded");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: /^Succeeded\./ })).toHaveCount(1);
});
