import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";

// Each test uses another region, because probes are cached for a minute.

test("shows for each action whether the keys have the permission, and the policy of the missing ones", async ({
  page,
  sandbox,
}) => {
  for (const action of ["ListAliases", "DescribeTaskStatus"]) {
    await sandbox.fault({ action, kind: "error", code: "UnauthorizedOperation" });
  }
  await page.goto(paths.keys({ region: "ap-singapore" }));
  await expect(page.getByRole("heading", { level: 1, name: "What these keys may do" })).toBeVisible();
  await expect(page.getByText("2 reads are refused")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "qcs::" })).toBeVisible();

  const told = (action: string) => page.getByRole("listitem").filter({ hasText: action });
  await expect(told("scf:ListAliases")).toContainText("Refused");
  await expect(told("scf:ListAliases")).toContainText("RequestId");
  await expect(told("clb:DescribeTargets")).toContainText("Allowed");
  await expect(told("clb:RegisterFunctionTargets")).toContainText("Not tried");

  const policy = async (name: string) =>
    JSON.parse(await page.getByRole("figure", { name }).locator("code").innerText()).statement.flatMap(
      (statement: { action: string[] }) => statement.action,
    );
  expect(await policy("Only the missing permissions")).toEqual(["clb:DescribeTaskStatus", "scf:ListAliases"]);
  expect(await policy("Minimal policy")).toContain("clb:DeregisterFunctionTargets");

  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Every read is allowed")).toBeVisible();
});

test("probes the chosen region, and nothing before the page is opened", async ({ page, sandbox }) => {
  await sandbox.fault({ action: "ListNamespaces", kind: "error", code: "UnauthorizedOperation" });
  await page.goto(paths.overview());
  await page.getByRole("link", { name: "what these keys may do" }).hover();
  await page.getByRole("link", { name: "what these keys may do" }).click();
  await expect(page.getByText("One read is refused")).toBeVisible();
  await page.getByRole("combobox", { name: "Region" }).selectOption("ap-tokyo");
  await page.getByRole("button", { name: "Check this region" }).click();
  await expect(page).toHaveURL(paths.keys({ region: "ap-tokyo" }));
  await expect(page.getByText("Every read is allowed")).toBeVisible();
});

test("a load balancer can't be listed: the field names the action, the keys and the policy", async ({
  bind,
  page,
  sandbox,
  watch,
}) => {
  watch.expect(/Failed to load resource.*502/);
  await sandbox.fault({ action: "DescribeLoadBalancers", kind: "error", code: "UnauthorizedOperation" });
  await bind.open({ region: "ap-chengdu" });
  await expect(page.getByText("clb:DescribeLoadBalancers was refused for AKIDsand…dard")).toBeVisible();
  await page.getByText("The policy to add").click();
  await expect(page.getByRole("figure", { name: "policy for clb:DescribeLoadBalancers" })).toContainText(
    '"clb:DescribeLoadBalancers"',
  );
  await expect(page.getByRole("link", { name: "What these keys may do", exact: true })).toHaveAttribute(
    "href",
    paths.keys(),
  );
});
