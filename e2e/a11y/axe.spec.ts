import type { Page } from "@playwright/test";
import { expectNoViolation, violationsOn } from "#e2e/fixtures/axe.ts";
import { type Ground, linkTo } from "#e2e/fixtures/ground.ts";
import type { SandboxControl } from "#e2e/fixtures/sandbox.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { BindPage } from "#e2e/pages/bind-page.ts";
import type { OperationPage } from "#e2e/pages/operation-page.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { paths } from "#lib/paths.ts";

/** The rules that an open list can break on the rest of the page, and by its structure. */
const ofLists = ["aria-hidden-focus", "aria-required-children", "aria-required-parent", "aria-valid-attr-value"];
const lists = ["region", "loadBalancer", "listener", "rule", "namespace", "function", "qualifier"] as const;
const sentinel = (name: string) => ({ namespace: "faults", function: name, qualifier: "1" });

interface Tools {
  page: Page;
  bind: BindPage;
  operation: OperationPage;
  sandbox: SandboxControl;
  ground: Ground;
}

const screens: Record<string, (tools: Tools) => Promise<void>> = {
  overview: async ({ page }) => {
    await page.goto(paths.overview());
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  "the empty form": async ({ bind }) => {
    await bind.open();
    await expect(bind.field("region")).toBeVisible();
  },
  "the filled form with its errors": async ({ bind, ground }) => {
    await bind.open(linkTo(ground, ground.rules[0], { weight: "many", function: "web-frontend" }));
    await expect(bind.field("function")).toHaveAttribute("aria-invalid", "true");
  },
  "the review": async ({ bind, ground }) => {
    await bind.open(linkTo(ground, ground.rules[0], { qualifier: "$LATEST", weight: "0" }));
    await bind.review();
  },
  "the list of operations": async ({ page }) => {
    await page.goto(paths.operations());
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  "an empty list of operations": async ({ page }) => {
    await page.goto(paths.operations({ search: "nothing has this name" }));
    await expect(page.getByText("No operation matches these filters.")).toBeVisible();
  },
  "a running operation, then a succeeded one and its rule's traffic": async ({
    bind,
    ground,
    operation,
    sandbox,
    page,
  }) => {
    await sandbox.holdTask();
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.send();
    await operation.expectState("Running");
    await expectNoViolation(page);
    await sandbox.endTasks();
    await operation.expectState("Succeeded");
    await operation.trafficLink.click();
    await expect(operation.traffic.getByRole("figure").first()).toBeVisible();
    await operation.traffic.getByText("The same figures as a table").click();
  },
  "a failed operation": async ({ bind, ground, operation }) => {
    await bind.open(linkTo(ground, ground.rules[0], sentinel("task-fails")));
    await bind.send();
    await operation.expectState("Failed");
  },
  "a rejected operation": async ({ bind, ground, sandbox, page, operation }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind: "error", code: "UnauthorizedOperation" });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.review();
    await bind.confirmButton("bind").click();
    await expect(bind.dialog.getByRole("alert")).toBeVisible();
    const answer = await page.request.get(paths.api.operations({ loadBalancerId: ground.loadBalancer.id }));
    await operation.open((await answer.json()).items[0].id);
    await operation.expectState("Rejected");
  },
  "an unconfirmed operation": async ({ bind, ground, sandbox, operation }) => {
    await sandbox.fault({ action: "RegisterFunctionTargets", kind: "http-500" });
    await bind.open(linkTo(ground, ground.rules[0]));
    await bind.send();
    await operation.expectState("Unconfirmed");
  },
  "the errors": async ({ page }) => {
    await page.goto(paths.errors());
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  "one error": async ({ page }) => {
    await page.goto(paths.error("InvalidParameter.LBIdNotFound"));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  "the permissions of the keys, one of them missing": async ({ page, sandbox }) => {
    await sandbox.fault({ action: "ListAliases", kind: "error", code: "UnauthorizedOperation" });
    await page.goto(paths.keys({ region: "ap-chengdu" }));
    await expect(page.getByText("One read is refused")).toBeVisible();
  },
  "no such operation": async ({ page }) => {
    await page.goto(paths.operation("999999"));
    await expect(page.getByText("Operations are never deleted")).toBeVisible();
  },
  "no such page": async ({ page }) => {
    await page.goto("/nothing");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
};

for (const [screen, show] of Object.entries(screens)) {
  test(`axe finds nothing on ${screen}`, async ({ page, bind, operation, ground, sandbox, watch }) => {
    watch.expect(/Failed to load resource.*404/);
    await show({ page, bind, operation, sandbox, ground });
    await expectNoViolation(page);
  });
}

test("axe finds nothing on the page with an open list with options that can't be chosen", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").click();
  await bind.field("loadBalancer").fill("legacy");
  await expect(bind.option("legacy-forum")).toHaveAttribute("aria-disabled", "true");
  await expectNoViolation(page);
});

test("axe finds nothing on the filled form with each of its lists open", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  for (const name of lists) {
    await bind.field(name).press("ArrowDown");
    await expect(page.getByRole("option").first()).toBeVisible();
    // The last one has all that a list may have, headings included.
    const rules = name === "qualifier" ? undefined : ofLists;
    expect.soft(await violationsOn(page, "html", rules), `the list of ${name}`).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("listbox")).toBeHidden();
  }
});

test("axe finds nothing with each menu and each question open", async ({ bind, ground, operation, sandbox, page }) => {
  const expectNothing = async (open: "menu" | "dialog" | "alertdialog", what: string) => {
    await expect(page.getByRole(open)).toBeVisible();
    // Around an open menu, Base UI has hidden elements that pass the focus on at once; axe takes them for hidden content.
    const found = (await violationsOn(page)).filter(({ target }) => !String(target).includes("focus-guard"));
    expect.soft(found, what).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole(open)).toBeHidden();
  };
  await page.emulateMedia({ reducedMotion: "reduce" });
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.dialog.getByRole("textbox").fill("release of the week");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: messages.shell.places.operations, exact: true }).first().click();
  await expectNothing("alertdialog", "the question before a reason is lost");

  await sandbox.holdTask();
  for (const [rule, state] of [
    [ground.rules[0], "Running"],
    [ground.rules[1], "Queued"],
  ] as const) {
    await bind.open(linkTo(ground, rule));
    await bind.send();
    await operation.expectState(state);
  }
  await operation.cancelButton.click();
  await expectNothing("alertdialog", "the question before an operation is cancelled");

  await page.goto(paths.operations());
  for (const menu of [messages.shell.language, messages.shell.theme.label]) {
    await page.getByRole("button", { name: menu, exact: true }).click();
    await expectNothing("menu", menu);
  }
  await page.getByRole("button", { name: messages.ui.filter.more, exact: true }).click();
  await expectNothing("dialog", messages.ui.filter.more);
});
