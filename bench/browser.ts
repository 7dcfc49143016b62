import { type BrowserContext, chromium, type Page } from "@playwright/test";
import playwright from "#playwright.config.ts";

/** Lends a browser; each call of `context` is a person who comes for the first time. */
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

/** Lends one page. */
export function withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  return withBrowser(async (context) => use(await (await context()).newPage()));
}
