import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

const failing = [
  { kind: "http-500", action: "DescribeListeners", field: "listener", label: "Listener", times: 1 },
  { kind: "wrong-type", action: "DescribeListeners", field: "listener", label: "Listener", times: 1 },
  // A read that lost its connection or reached the rate limit is repeated once automatically.
  { kind: "drop-before", action: "DescribeListeners", field: "listener", label: "Listener", times: 2 },
  { kind: "rate-limit", action: "DescribeListeners", field: "listener", label: "Listener", times: 2 },
  { kind: "hang", action: "DescribeListeners", field: "listener", label: "Listener", times: 1 },
  { kind: "error", code: "InternalError", action: "ListFunctions", field: "function", label: "Function", times: 1 },
  { kind: "http-500", action: "DescribeTargets", field: "rule", label: "Forwarding rule", times: 1 },
  {
    kind: "error",
    code: "FailedOperation",
    action: "ListVersionByFunction",
    field: "qualifier",
    label: "Version or alias",
    times: 1,
  },
] as const;

for (const { label, field, times, ...fault } of failing) {
  test(`${fault.action} failing with ${fault.kind} is explained at its field, and can be retried`, async ({
    bind,
    ground,
    sandbox,
    watch,
    page,
  }) => {
    watch.expect(/Failed to load resource.*502/);
    await sandbox.fault({ ...fault, times });
    await bind.open({
      region: ground.region,
      lb: ground.loadBalancer.id,
      listener: ground.listener.id,
      // A read that no earlier test has cached.
      namespace: field === "function" ? "data" : "shop-staging",
      function: field === "qualifier" ? "cart" : undefined,
    });
    await expect(bind.field(field)).toHaveAttribute("aria-invalid", "true", { timeout: 20_000 });
    expect((await bind.said(field)).length).toBeGreaterThan(40);
    await page.getByRole("button", { name: `Try again: ${label}` }).click();
    await expect(bind.field(field)).not.toHaveAttribute("aria-invalid", "true");
    await bind.field(field).click();
    await expect(page.getByRole("option").first()).toBeVisible();
  });
}

test("without ListAliases versions can be chosen, and a link's alias is accepted", async ({
  bind,
  ground,
  sandbox,
  page,
}) => {
  await sandbox.fault({ action: "ListAliases", kind: "error", code: "UnauthorizedOperation" });
  // A function whose aliases no earlier test has cached.
  const target = { namespace: "shop-staging", function: "checkout", qualifier: "live" };
  await bind.open(linkTo(ground, ground.rules[0], target));
  await bind.expectSaid("qualifier", "Aliases can't be listed");
  await bind.expectSaid(
    "qualifier",
    "These keys aren't allowed to check whether the function has this version or alias",
  );
  await expect(page.getByText("scf:ListAliases was refused for AKIDsand…dard")).toHaveCount(1);
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await bind.choose("qualifier", "$LATEST");
  await bind.review();
});
