import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** A sentinel of the sandbox, which provokes a failure of the call. */
const sentinel = (name: string) => ({ namespace: "faults", function: name, qualifier: "1" });

test("a failed task shows the cloud's message, and is retried by a new review, which isn't left with a reason by going back", async ({
  bind,
  ground,
  operation,
  page,
  cloud,
}) => {
  await bind.open(linkTo(ground, ground.rules[0], sentinel("task-fails")));
  await bind.send();
  await operation.expectState("Failed");
  await expect(page.getByRole("figure").filter({ hasText: "Response from the cloud" }).first()).toContainText(/\w{3,}/);
  expect(await cloud.held(ground, ground.rules[0])).toBeNull();
  const first = await operation.id();
  await operation.tryAgainLink.click();
  await expect(bind.dialog).toContainText(`This is a retry of operation ${first}`);
  await expect(bind.dialog).toContainText("faults/task-fails:1");
  const reason = bind.dialog.getByRole("textbox", { name: "Reason" });
  await expect(reason).toBeFocused();
  await reason.fill("ticket 4711");
  await page.keyboard.press("Escape");
  await expect(bind.dialog).toBeHidden();
  await expect(bind.field("function")).toHaveValue("task-fails");
  await bind.choose("function", "task-slow");
  await bind.choose("qualifier", "1");
  await expect(page).toHaveURL(new RegExp(`retryOf=${first}`));

  const question = page.getByRole("alertdialog");
  await page.evaluate(() => history.back());
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toBeHidden();
  await expect(bind.field("function")).toHaveValue("task-slow");
  await page.evaluate(() => history.back());
  await question.getByRole("button", { name: "Leave" }).click();
  await page.waitForURL(new RegExp(`/operations/${first}$`));
});

test("a task that lies is detected by reading back", async ({ bind, ground, operation, page, cloud }) => {
  test.setTimeout(90_000);
  await bind.open(linkTo(ground, ground.rules[0], sentinel("task-lies")));
  await bind.send();
  await operation.expectState("Failed", 60_000);
  await expect(page.getByText("The cloud reported success, but the rule is not as requested.").first()).toBeVisible();
  expect(await cloud.held(ground, ground.rules[0])).toBeNull();
});

for (const kind of ["drop-after", "garbage", "truncate"]) {
  test(`an answer lost by ${kind} is unconfirmed until the rule is read back, and sent once`, async ({
    bind,
    ground,
    operation,
    sandbox,
    cloud,
  }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.send();
    await expect(operation.status).toHaveText(/Unconfirmed|Succeeded/);
    await operation.expectState("Succeeded");
    expect((await cloud.held(ground, ground.rules[0]))?.name).toBe("order-webhook");
    expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
  });
}

test("a call that was not accepted ends as failed with no trace, and is not sent again", async ({
  bind,
  ground,
  operation,
  sandbox,
  cloud,
}) => {
  await sandbox.fault({ action: "RegisterFunctionTargets", kind: "http-500" });
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Unconfirmed");
  await operation.expectState("Failed");
  expect(await cloud.held(ground, ground.rules[0])).toBeNull();
  expect(await sandbox.writesFor(ground.loadBalancer.id)).toHaveLength(1);
});

const retried = [
  { kind: "busy", said: "The load balancer is working on another task. It will be tried again." },
  { kind: "rate-limit", said: "The cloud's limit of requests per second was reached. It will be tried again." },
];

for (const { kind, said } of retried) {
  test(`a call refused as ${kind} is retried, and both tries are on the timeline`, async ({
    bind,
    ground,
    operation,
    sandbox,
    page,
  }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.send();
    await operation.expectState("Succeeded");
    await page.getByText("History", { exact: true }).click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(operation.requests).toContainText("Request 1");
    await expect(operation.requests).toContainText("Request 2");
    const writes = await sandbox.writesFor(ground.loadBalancer.id);
    expect(writes.map(({ outcome }) => outcome === "OK")).toEqual([false, true]);
  });
}

test("a failed poll is not a failed task", async ({ bind, ground, operation, sandbox }) => {
  await sandbox.fault({ action: "DescribeTaskStatus", kind: "http-500", times: 2 });
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Succeeded");
});

test("an operation that can't be read back names the missing permission, and can be closed with a reason", async ({
  bind,
  ground,
  operation,
  page,
  sandbox,
}) => {
  await sandbox.holdTask();
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Running");
  const order = await sandbox.fault({
    action: "DescribeTargets",
    kind: "error",
    code: "UnauthorizedOperation",
    times: 1_000,
  });
  try {
    await sandbox.endTasks();
    await operation.expectState("Verifying");
    await expect(page.getByText("clb:DescribeTargets was refused")).toBeVisible();
    await operation.close("Looked at the rule by hand");
    await operation.expectState("Failed");
  } finally {
    await sandbox.withdraw(order);
  }
  await expect(
    page.getByText("It was closed before it was known whether the change took effect.").first(),
  ).toBeVisible();
  await expect(operation.details).toContainText("Looked at the rule by hand");
});

test("the sent request is shown without signature and keys", async ({ bind, ground, operation, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.send();
  await operation.expectState("Succeeded");
  const content = await page.content();
  expect(content).toContain(ground.rules[0].id);
  expect(content).not.toContain("TC3-HMAC-SHA256");
  expect(content).not.toContain("sandbox-standard-secret");
  expect(content).not.toContain("AKIDsandboxstandard");
});
