import { expect, test } from "#e2e/fixtures/test.ts";
import { SandboxPage } from "#e2e/pages/sandbox-page.ts";
import { freePort } from "#lib/db/embedded/port.ts";
import texts from "#lib/i18n/messages/en/catalogue/console.json" with { type: "json" };
import { messages } from "#lib/i18n/messages/en/index.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

const away = texts["Console.SandboxAway"];

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch({
    CONSOLE_CLOUD: "sandbox",
    TENCENTCLOUD_SECRET_ID: "AKIDsandboxstandard",
    TENCENTCLOUD_SECRET_KEY: "sandbox-standard-secret",
    CLOUD_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
  });
});
test.afterAll(() => launched.stop());

test("an unreachable sandbox is reported on its page and beside each failed action", async ({ page, watch }) => {
  watch.expect(/Failed to load resource.*502/);
  const panel = new SandboxPage(page, launched.console);
  await panel.open();
  await expect(page.getByRole("alert").filter({ hasText: away.title })).toBeVisible();
  await expect(page.getByText(messages.shell.away.cloud.title)).toBeVisible();
  await panel.openForm();
  await panel.fields.order.click();
  await expect(page.getByRole("region", { name: messages.sandbox.fault.heading })).toContainText(away.title);
  await panel.ask("shop");
  await panel.startButton(panel.dialog).click();
  await expect(panel.dialog.getByRole("alert")).toContainText(away.title);
});
