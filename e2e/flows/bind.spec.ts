import { ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a function is bound by mouse, and the rule has it", async ({ bind, operation, ground, cloud, page }) => {
  const [rule] = ground.rules;
  await bind.open();
  await bind.chooseRule(ground, rule);
  await bind.choose("namespace", "shop-prod");
  await bind.choose("function", "cart");
  await bind.choose("qualifier", "3");
  await bind.weight.fill("25");
  await bind.review();
  await expect(bind.dialog).toContainText("No function");
  await expect(bind.dialog).toContainText("weight 25");
  await expect(bind.dialog).toContainText("Sandbox");
  await bind.dialog.getByLabel("Reason").fill("Cart moves to functions, ticket 4711");
  await bind.confirmButton("bind").click();

  await expect(operation.heading).toContainText("cart");
  await expect(operation.heading).toContainText(ruleName(rule));
  await operation.expectState("Succeeded");
  await expect(page.getByText("Cart moves to functions, ticket 4711")).toBeVisible();
  expect(await cloud.held(ground, rule)).toEqual({ namespace: "shop-prod", name: "cart", qualifier: "3", weight: 25 });
});
