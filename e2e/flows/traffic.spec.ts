import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("the traffic of a rule shows what a change did, and is read only once it is opened", async ({
  bind,
  operation,
  ground,
  page,
  sandbox,
}) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Succeeded");
  expect(await sandbox.countCalls("GetMonitorData", ground.rules[0].domain)).toBe(0);
  const id = await operation.id();

  await operation.trafficLink.click();
  await expect(operation.traffic.getByRole("img", { name: /^From .* Requests: .* at most\.$/ })).toBeVisible();
  await expect(operation.traffic.getByRole("link", { name: "1 hour", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  const change = operation.traffic.getByRole("link", { name: "Bind function order-webhook: Succeeded" });
  await expect(change).toHaveAttribute("href", `/operations/${id}`);
  await operation.traffic.getByText("The same figures as a table").click();
  const changed = operation.traffic.getByRole("row").filter({ hasText: "Bind function order-webhook: Succeeded" });
  await expect(changed).toHaveCount(1);
  expect(await sandbox.countCalls("GetMonitorData", ground.rules[0].domain)).toBeGreaterThan(0);

  await operation.traffic.getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/traffic=7d/);
  await expect(operation.traffic.getByRole("img", { name: /Requests:/ })).toBeVisible();
  await operation.traffic.getByRole("link", { name: "Hide" }).click();
  await expect(operation.traffic).toHaveCount(0);
  await expect(operation.trafficLink).toBeVisible();
});
