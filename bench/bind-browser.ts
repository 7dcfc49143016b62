import type { Page } from "@playwright/test";
import type { Stack } from "#bench/stack.ts";
import { linkTo, type Target } from "#bench/targets.ts";
import { paths } from "#lib/paths.ts";

/** Times of one bind in its browser, Unix milliseconds. */
export interface Bound {
  clickedAt: number;
  succeededAt: number;
}

const quietMs = 500;

/** Runs in the page: records the last click, and when the operation's state first reads "Succeeded". */
function markMoments(): void {
  addEventListener("click", () => performance.mark("clicked"), true);
  const succeeded = () =>
    [...document.querySelectorAll("[role=status]")].some(({ textContent }) => textContent.trim() === "Succeeded");
  const observer = new MutationObserver(() => {
    if (!succeeded()) return;
    performance.mark("succeeded");
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

/** To be called once for each page. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript(markMoments);
}

/** Opens the form with everything chosen and its review, up to the last click. */
export async function review(page: Page, stack: Stack, rule: Target): Promise<void> {
  await page.goto(stack.console + linkTo(rule));
  // Shown beside the button once every field is resolved.
  await page.getByText("Nothing is sent before you have reviewed it").waitFor();
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: "Bind function" }).waitFor();
  // Pause as for a person who reads, so that all loading is over before the measurement.
  await page.waitForFunction((ms) => {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.startTime + entry.duration);
    return performance.now() - Math.max(...loaded) > ms;
  }, quietMs);
}

/** Makes the last click and waits for the operation's end. */
export async function confirm(page: Page): Promise<Bound> {
  await page.getByRole("button", { name: "Bind function" }).click();
  await page.waitForFunction(() => performance.getEntriesByName("succeeded").length > 0, null, {
    polling: 250,
    timeout: 60_000,
  });
  return page.evaluate(() => {
    const last = (name: string) => performance.timeOrigin + (performance.getEntriesByName(name).at(-1)?.startTime ?? 0);
    return { clickedAt: last("clicked"), succeededAt: last("succeeded") };
  });
}

/** Waits for an operation's page. @returns the operation's id */
export async function operationShown(page: Page): Promise<string> {
  const prefix = paths.operation("");
  await page.waitForURL((url) => url.pathname.startsWith(prefix));
  return new URL(page.url()).pathname.slice(prefix.length);
}
