import { type BrowserContext, chromium, type Page } from "@playwright/test";
import playwright from "#playwright.config.ts";

/** Provides a browser; each call of `context` gives a fresh profile. */
export async function withBrowser<Result>(
  use: (context: () => Promise<BrowserContext>) => Promise<Result>,
): Promise<Result> {
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    return await use(() => browser.newContext({ locale: "en-US", timezoneId: "UTC" }));
  } finally {
    await browser.close();
  }
}

/** Provides one page. */
export function withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  return withBrowser(async (context) => use(await (await context()).newPage()));
}
