import type { Locator } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { OperationsPage } from "#e2e/pages/operations-page.ts";

test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active" }));

function outline(control: Locator): Promise<string> {
  return control.evaluate((element) => getComputedStyle(element).outlineStyle);
}

test("the active option is distinguishable without backgrounds", async ({ bind, page }) => {
  await bind.open();
  await bind.field("region").click();
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await expect(bind.field("region")).toHaveAttribute("aria-activedescendant", /./);
  const active = await bind.field("region").getAttribute("aria-activedescendant");
  const told = () =>
    page
      .getByRole("option")
      .evaluateAll((options) =>
        options.filter((one) => getComputedStyle(one).outlineStyle === "solid").map(({ id }) => id),
      );
  await expect.poll(told).toEqual([active]);
});

test("the current page and the chosen filter are distinguishable without backgrounds", async ({ page }) => {
  const list = new OperationsPage(page);
  await list.open({ show: "succeeded" });
  const filter = (name: string) => page.locator("label", { has: page.getByRole("radio", { name }) });
  await expect.poll(() => outline(filter("Succeeded"))).toBe("solid");
  expect(await outline(filter("Cancelled"))).toBe("none");
  const place = (name: string) => page.getByRole("link", { name, exact: true }).first();
  expect(await outline(place("Operations"))).toBe("solid");
  expect(await outline(place("Bind"))).toBe("none");
});

test("stations that aren't reached yet have the system's grey", async ({ bind, page }) => {
  await bind.open();
  const stations = page.getByRole("list", { name: "The binding" }).getByRole("listitem");
  const drawing = stations.last().locator("svg").last();
  const grey = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.color = "GrayText";
    return getComputedStyle(probe).color;
  });
  await expect(drawing).toHaveCSS("color", grey);
});
