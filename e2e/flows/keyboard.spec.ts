import type { Locator, Page } from "@playwright/test";
import { ruleName } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { BindPage, Choice } from "#e2e/pages/bind-page.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const mostStops = 60;

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${control}`);
}

async function typeAndChoose(bind: BindPage, name: Choice, text: string, shown = text): Promise<void> {
  const { page } = bind;
  await tabTo(page, bind.field(name));
  await page.keyboard.type(text);
  await expect(bind.option(shown)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(bind.field(name)).toHaveValue(shown);
}

test("the whole bind by keyboard alone", async ({ bind, operation, ground, cloud, page }) => {
  const [rule, other] = ground.rules;
  await bind.open();
  await typeAndChoose(bind, "region", "ap-guangzhou", bind.names.guangzhou);
  await typeAndChoose(bind, "loadBalancer", ground.loadBalancer.id, ground.loadBalancer.name);
  // The next list, which would open by itself after a click, takes nothing from the keyboard.
  await expect(bind.field("listener")).toHaveAttribute("placeholder", messages.bind.placeholder.listenerId);
  await expect(bind.field("loadBalancer")).toBeFocused();
  await typeAndChoose(bind, "listener", ground.listener.name);

  await tabTo(page, bind.field("rule"));
  await page.keyboard.press("ArrowDown");
  await expect(bind.option(ruleName(rule))).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(bind.field("rule")).toHaveValue(ruleName(other));

  await typeAndChoose(bind, "function", "image-thumbnail");
  await typeAndChoose(bind, "qualifier", "prod");
  await tabTo(page, bind.weight);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("PageUp");
  await expect(bind.weight).toHaveValue("21");

  await expect(page.getByText(bind.names.ready)).toBeVisible();
  await tabTo(page, bind.reviewButton);
  await page.keyboard.press("Enter");
  await expect(bind.dialog).toBeVisible();
  await tabTo(page, bind.confirmButton("bind"));
  await page.keyboard.press("Enter");
  await operation.expectState("Succeeded");
  expect(await cloud.held(ground, other)).toEqual({
    namespace: "default",
    name: "image-thumbnail",
    qualifier: "prod",
    weight: 21,
  });
});

test("Escape closes a list and keeps the choice", async ({ bind, ground, page }) => {
  await bind.open({ region: ground.region, lb: ground.loadBalancer.id });
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
  await bind.field("loadBalancer").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(bind.field("loadBalancer")).toHaveValue(ground.loadBalancer.name);
});

test("the arrows reach an ineligible option, and Enter does not choose it", async ({ bind, page }) => {
  await bind.open({ region: "ap-guangzhou" });
  await bind.field("loadBalancer").focus();
  await page.keyboard.type("legacy-forum");
  const option = bind.option("legacy-forum (classic)");
  await expect(option).toHaveAttribute("aria-disabled", "true");
  const highlighted = await option.getAttribute("id");
  await expect(bind.field("loadBalancer")).toHaveAttribute("aria-activedescendant", highlighted ?? "");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(bind.field("listener")).toHaveAttribute("aria-disabled", "true");
});
