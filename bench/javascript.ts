import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { confirm, operationShown, prepare, review } from "#bench/bind-browser.ts";
import { withBrowser } from "#bench/browser.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import type { Table } from "#bench/table.ts";
import { freeRules } from "#bench/targets.ts";
import { paths } from "#lib/paths.ts";

/** Loading counts as over after so long without a new script. */
const quietMs = 1500;
const budgetKb = { form: 215, other: 175 };

/** Makes an operation and waits for its end. */
async function anOperation(stack: Stack, context: BrowserContext): Promise<string> {
  const [rule] = await freeRules(stack, 1);
  if (!rule) throw new Error("There is no free rule");
  const page = await context.newPage();
  await prepare(page);
  await review(page, stack, rule);
  await confirm(page);
  return operationShown(page);
}

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
      const operation = await anOperation(stack, await context());
      const routes = [
        paths.overview(),
        paths.bind(),
        paths.operations(),
        paths.operation(operation),
        paths.errors(),
        paths.error("LimitExceeded"),
        paths.sandbox(),
        paths.operation("999999999"),
        "/no/such/page",
      ];
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
