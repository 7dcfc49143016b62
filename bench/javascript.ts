import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { confirm, operationShown, prepare, review } from "#bench/bind-browser.ts";
import { withBrowser } from "#bench/browser.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import type { Table } from "#bench/table.ts";
import { freeRules } from "#bench/targets.ts";
import { paths } from "#lib/paths.ts";

/** After so long without another script nothing more comes before a person does something. */
const quietMs = 1500;
const budgetKb = { form: 250, other: 200 };

/** An operation that has ended, for its page. */
async function anOperation(stack: Stack, context: BrowserContext): Promise<string> {
  const [rule] = await freeRules(stack, 1);
  if (!rule) throw new Error("There is no free rule");
  const page = await context.newPage();
  await prepare(page);
  await review(page, stack, rule);
  await confirm(page);
  return operationShown(page);
}

/** Loads a page with nothing cached, and touches nothing. @returns kB of scripts as they went over the wire */
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

/** What a browser loads of JavaScript for each screen before the first interaction, what is loaded ahead included. */
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
