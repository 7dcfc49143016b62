import { sandboxAddress } from "#e2e/fixtures/addresses.ts";
import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { freePort } from "#lib/db/embedded/port.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

/** Separate consoles with other keys or another cloud. */
test.describe("a classic account", () => {
  let launched: Launched;

  test.beforeAll(async () => {
    launched = await launch({
      TENCENTCLOUD_SECRET_ID: "AKIDsandboxclassic",
      TENCENTCLOUD_SECRET_KEY: "sandbox-classic-secret",
      CLOUD_ENDPOINT: sandboxAddress(),
    });
  });
  test.afterAll(() => launched.stop());

  test("can't bind, which one notice and the button say", async ({ page }) => {
    await page.goto(`${launched.console}/bind?region=ap-guangzhou`);
    await expect(page.getByText("This account can't bind functions")).toBeVisible();
    await expect(page.getByText(messages.verdict["account-classic"]).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Review", exact: true })).toHaveAttribute("aria-disabled", "true");
  });

  test("on another cloud than the sandbox has no sandbox controls", async ({ page, watch }) => {
    watch.expect(/Failed to load resource.*404/);
    const answer = await page.goto(launched.console + paths.sandbox());
    expect(answer?.status()).toBe(404);
    expect((await page.request.get(launched.console + paths.api.sandboxCalls())).status()).toBe(404);
    await expect(page.getByRole("link", { name: messages.shell.sandboxPage })).toBeHidden();
  });
});

test.describe("a cloud that is away when the console starts", () => {
  let launched: Launched;

  test.beforeAll(async () => {
    const nobody = await freePort();
    launched = await launch({
      TENCENTCLOUD_SECRET_ID: "AKIDsandboxstandard",
      TENCENTCLOUD_SECRET_KEY: "sandbox-standard-secret",
      CLOUD_ENDPOINT: `http://127.0.0.1:${nobody}`,
    });
  });
  test.afterAll(() => launched.stop());

  test("is reported at the list that needs it, and the console stays up", async ({ page, watch, bind, ground }) => {
    watch.expect(/Failed to load resource.*502/);
    await page.goto(`${launched.console}/bind?${new URLSearchParams({ ...linkTo(ground, ground.rules[0]) })}`);
    await bind.expectSaid("loadBalancer", /\w{10,}/);
    await expect(page.getByRole("button", { name: "Try again: Load balancer" })).toBeVisible();
    const health = await page.request.get(`${launched.console}/api/health`);
    expect(health.status()).toBe(200);
    expect(await health.json()).toMatchObject({ status: "ok", cloud: "unreachable" });
    for (const path of ["/", "/operations", "/errors"]) {
      await page.goto(launched.console + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
});
