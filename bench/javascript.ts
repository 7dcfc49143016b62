import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { withBrowser } from "#bench/browser.ts";
import { screens } from "#bench/screens.ts";
import { withStack } from "#bench/stack.ts";
import type { Table } from "#bench/table.ts";
import { paths } from "#lib/paths.ts";

/** Loading counts as over after so long without a new script. */
const quietMs = 1500;
const budgetKb = { form: 215, other: 175 };

/** Loads a page with an empty cache, without interaction. @returns kB of scripts as transferred */
async function firstLoad(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  let lastAt = performance.now();
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    lastAt = performance.now();
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url, { waitUntil: "load" });
  while (performance.now() - lastAt < quietMs) await pause(100);
  const sizes = await Promise.all(scripts);
  await context.close();
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** JavaScript of each screen before the first interaction, preloaded scripts included. */
export async function javascript(): Promise<Table[]> {
  const figures = await withStack([], (stack) =>
    withBrowser(async (context) => {
      const routes = [...(await screens(stack, await context())), paths.operation("999999999"), "/no/such/page"];
      const loaded: Table["figures"] = [];
      for (const name of routes) {
        const value = await firstLoad(await context(), stack.console + name);
        loaded.push({ name, value, unit: "kB", most: name === paths.bind() ? budgetKb.form : budgetKb.other });
      }
      return loaded;
    }),
  );
  return [{ title: "First-load JavaScript, as it goes over the wire (gzip)", figures }];
}
