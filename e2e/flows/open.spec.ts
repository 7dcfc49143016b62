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

test("the overview is in the page as it is sent", async ({ request }) => {
  // A page whose figures take longer than a second, on a busy machine, is sent without them.
  await expect(async () => {
    const html = await (await request.get("/")).text();
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    expect(main).toMatch(/<h1[^>]*>.*Overview/);
    expect(main).not.toContain('aria-busy="true"');
  }).toPass();
});
