import { linkTo, ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("the commands follow the form, and are right", async ({ bind, ground, page }) => {
  const [rule] = ground.rules;
  await bind.open(linkTo(ground, rule, { qualifier: "$LATEST", weight: "30" }));
  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await page.getByText("Equivalent command").click();

  const tccli = page.getByRole("figure", { name: "tccli commands" });
  await expect(tccli).toContainText("tccli clb RegisterFunctionTargets --region ap-guangzhou");
  await expect(tccli).toContainText(`--LoadBalancerId ${ground.loadBalancer.id} --ListenerId ${ground.listener.id}`);
  await expect(tccli).toContainText(`--LocationId ${rule.id}`);
  await expect(tccli).toContainText(`"FunctionQualifier":"$LATEST"`);
  await expect(tccli).toContainText("--waiter");

  await page.getByRole("tab", { name: "Terraform" }).click();
  await expect(page.getByRole("figure", { name: "Terraform resource" })).toContainText(
    `location_id      = "${rule.id}"`,
  );
  await expect(page.getByRole("figure", { name: "import command" })).toContainText(
    `'${ground.loadBalancer.id}#${ground.listener.id}#${rule.id}'`,
  );

  await page.getByRole("tab", { name: "JSON" }).click();
  const json = page.getByRole("figure", { name: "request body" });
  await bind.weight.fill("31");
  await expect(json).toContainText('"Weight": 31');
  expect(JSON.parse((await json.getByRole("code").textContent()) ?? "")).toEqual({
    LoadBalancerId: ground.loadBalancer.id,
    ListenerId: ground.listener.id,
    LocationId: rule.id,
    FunctionTargets: [
      {
        Function: {
          FunctionNamespace: "default",
          FunctionName: "order-webhook",
          FunctionQualifier: "$LATEST",
          FunctionQualifierType: "VERSION",
        },
        Weight: 31,
      },
    ],
  });
});

test("a new parent resets its children, and nothing else is reset", async ({ bind, ground }) => {
  await bind.open(linkTo(ground, ground.rules[0], { weight: "42" }));
  await expect(bind.field("rule")).toHaveValue(ruleName(ground.rules[0]));
  await expect(bind.field("qualifier")).toHaveValue("prod");
  await bind.choose("loadBalancer", "shop-web-gateway");
  await expect(bind.field("listener")).toHaveValue("");
  await expect(bind.field("rule")).toHaveValue("");
  await expect(bind.field("function")).toHaveValue("order-webhook");
  await expect(bind.weight).toHaveValue("42");
  await bind.choose("namespace", "shop-prod");
  await expect(bind.field("function")).toHaveValue("");
  await expect(bind.field("loadBalancer")).toHaveValue("shop-web-gateway");
});

test("a choice is left without a question, since the address keeps it", async ({ bind, page }) => {
  await bind.open();
  await bind.choose("region", bind.names.guangzhou);
  await bind.choose("namespace", "shop-prod");
  await expect(page).toHaveURL(/namespace=shop-prod/);
  await page.getByRole("link", { name: "Operations" }).first().click();
  await page.waitForURL(/\/operations$/);
  await page.goBack();
  await expect(bind.field("namespace")).toHaveValue("shop-prod");
});

test("leaving a typed reason needs confirmation, and staying keeps it", async ({ bind, ground, page }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.review();
  await bind.dialog.getByLabel("Reason").fill("ticket 4711");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Operations" }).first().click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Leave without finishing?");
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toBeHidden();
  await bind.review();
  await expect(bind.dialog.getByLabel("Reason")).toHaveValue("ticket 4711");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Operations" }).first().click();
  await question.getByRole("button", { name: "Leave" }).click();
  await page.waitForURL(/\/operations$/);
});

test("what is typed and left doesn't look chosen", async ({ bind, ground }) => {
  await bind.open(linkTo(ground, ground.rules[0]));
  await bind.field("loadBalancer").fill("another one");
  await bind.weight.click();
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
});

test("a reload keeps the choice", async ({ bind, page, ground }) => {
  page.on("dialog", (dialog) => void dialog.accept());
  await bind.open();
  await bind.chooseRule(ground, ground.rules[1]);
  await expect(page).toHaveURL(new RegExp(`rule=${ground.rules[1].id}`));
  await page.reload();
  await expect(bind.field("rule")).toHaveValue(ruleName(ground.rules[1]));
});
