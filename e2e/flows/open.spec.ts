import { expect, test } from "#e2e/fixtures/test.ts";

test("the console opens without an error in the browser", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Function Console/);
  expect(problems).toEqual([]);
});
