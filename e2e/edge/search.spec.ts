import { expect, test } from "#e2e/fixtures/test.ts";

test("a name is found among ten thousand load balancers", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").click();
  await expect(page.getByRole("listbox")).toBeVisible();
  await expect(page.getByText(/of 10,000/)).toBeVisible();
  await bind.field("loadBalancer").fill("report-center-prod-9985");
  await expect(bind.option("report-center-prod-9985")).toBeVisible();
  await bind.option("report-center-prod-9985").click();
  await bind.choose("listener", "http-80");
  await expect(bind.field("listener")).toHaveValue("http-80");
});

test("a pasted id is looked up as an id", async ({ bind, ground }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").click();
  await bind.field("loadBalancer").fill(ground.loadBalancer.id);
  await expect(bind.option(ground.loadBalancer.name)).toContainText(ground.loadBalancer.id);
  await bind.option(ground.loadBalancer.name).click();
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
});

test("a search without matches says so, with the typed text", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").click();
  await bind.field("loadBalancer").fill("no such load balancer 404");
  await expect(page.getByText("Nothing matches “no such load balancer 404”.")).toBeVisible();
});

test("only visible rows are in the document, and scrolling loads the next", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").click();
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(await page.getByRole("option").count()).toBeLessThan(60);
  const furthest = () =>
    page
      .getByRole("option")
      .evaluateAll((options) => Math.max(...options.map((option) => Number(option.ariaPosInSet))));
  expect(await furthest()).toBeLessThan(60);
  await page.getByRole("listbox").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  // A page has a hundred rows; further ones were loaded by scrolling.
  await expect.poll(furthest).toBeGreaterThan(100);
});

const empty = [
  { field: "listener", choose: "no-listeners-yet", text: "This load balancer has no listeners." },
  { field: "rule", choose: "空监听器", listener: "http-80", text: "This listener has no forwarding rules." },
] as const;

for (const row of empty) {
  test(`an empty list is explained: ${row.text}`, async ({ bind, page }) => {
    await bind.open({ region: "ap-guangzhou" });
    await bind.choose("loadBalancer", row.choose);
    if ("listener" in row) await bind.choose("listener", row.listener);
    await bind.field(row.field).click();
    await expect(page.getByText(row.text)).toBeVisible();
  });
}

test("an empty namespace is explained", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou", namespace: "empty" });
  await bind.field("function").click();
  await expect(page.getByText("There are no functions in this namespace.")).toBeVisible();
});
