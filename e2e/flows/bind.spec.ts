import type { Locator } from "@playwright/test";
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

  await page.getByText("Try it with curl").click();
  const curl = page.getByRole("figure", { name: "curl command" });
  await expect(curl).toContainText(`curl -i --resolve ${rule.domain}:80:`);
  await expect(curl).toContainText(`http://${ruleName(rule)}`);
});

test("the first bind takes seven clicks", async ({ bind, operation, page }) => {
  let clicks = 0;
  const click = async (control: Locator) => {
    await control.click();
    clicks += 1;
  };
  await bind.open();
  await expect(bind.field("region")).toHaveValue(bind.names.guangzhou);
  await click(bind.field("loadBalancer"));
  await click(bind.option("预发环境网关"));
  // Its only listener is chosen, and the next lists open.
  await click(bind.option("staging.example.com/api"));
  await expect(bind.field("listener")).toHaveValue("http-8080");
  await click(bind.option("order-webhook"));
  await click(bind.option("prod"));
  await click(bind.reviewButton);
  await click(bind.confirmButton("bind"));
  await operation.expectState("Succeeded");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("staging.example.com/api");
  expect(clicks).toBe(7);
});
