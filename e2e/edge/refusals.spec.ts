import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { Choice } from "#e2e/pages/bind-page.ts";

const atTheirField: { code: string; field: Choice }[] = [
  { code: "InvalidParameter.LBIdNotFound", field: "loadBalancer" },
  { code: "InvalidParameter.ListenerIdNotFound", field: "listener" },
  { code: "InvalidParameter.LocationNotFound", field: "rule" },
  { code: "InvalidParameterValue.Duplicate", field: "rule" },
  { code: "LimitExceeded", field: "rule" },
];

for (const { code, field } of atTheirField) {
  test(`a call refused with ${code} is explained at ${field}, and can be sent again`, async ({
    bind,
    ground,
    sandbox,
    operation,
    page,
  }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind: "error", code });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.review();
    await bind.confirmButton("bind").click();
    await expect(bind.field(field)).toHaveAttribute("aria-invalid", "true");
    await expect(bind.field(field)).toBeFocused();
    await expect(page.getByText(code, { exact: true })).toBeVisible();
    await expect(page.getByText("RequestId")).toBeVisible();
    await expect(bind.field("qualifier")).toHaveValue("prod");

    await bind.send();
    await operation.expectState("Succeeded");
  });
}

for (const code of ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation", "FailedOperation.InvalidLBStatus"]) {
  test(`a call refused with ${code}, which has no field, is explained beside the button`, async ({
    bind,
    ground,
    sandbox,
    cloud,
    operation,
  }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind: "error", code });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.review();
    await bind.confirmButton("bind").click();
    const alert = bind.dialog.getByRole("alert");
    await expect(alert).toContainText(code);
    await expect(alert).toContainText("RequestId");
    expect(await cloud.held(ground, ground.rules[0])).toBeNull();
    await bind.confirmButton("bind").click();
    await operation.expectState("Succeeded");
  });
}

test("a refused operation stays in the list, rejected, with its code", async ({
  bind,
  ground,
  sandbox,
  page,
  request,
}) => {
  await sandbox.fault({ action: "RegisterFunctionTargets", kind: "error", code: "UnauthorizedOperation" });
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.confirmButton("bind").click();
  await expect(bind.dialog.getByRole("alert")).toBeVisible();
  const found = await (await request.get(`/api/operations?loadBalancerId=${ground.loadBalancer.id}`)).json();
  await page.goto(`/operations/${found.items[0].id}`);
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Rejected");
  await expect(page.getByText("UnauthorizedOperation").first()).toBeVisible();
});

test("a double click on the last button is one operation and one call", async ({
  bind,
  ground,
  operation,
  sandbox,
  request,
}) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.confirmButton("bind").dblclick();
  await operation.expectState("Succeeded");
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
  const found = await (await request.get(`/api/operations?loadBalancerId=${ground.loadBalancer.id}`)).json();
  expect(found.total).toBe(1);
});

test("a wrong weight is refused at its field and kept as typed", async ({ bind, ground }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(bind.field("qualifier")).toHaveValue("prod");
  await bind.weight.fill("1,5");
  await bind.reviewButton.click();
  await expect(bind.weight).toHaveAttribute("aria-invalid", "true");
  await expect(bind.weight).toHaveValue("1,5");
  await bind.expectSaid("weight", /0 to 100/);
  await expect(bind.dialog).toBeHidden();
});
