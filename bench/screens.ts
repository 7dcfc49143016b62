import type { BrowserContext } from "@playwright/test";
import { confirm, operationShown, prepare, review } from "#bench/bind-browser.ts";
import type { Stack } from "#bench/stack.ts";
import { freeRules } from "#bench/targets.ts";
import { paths } from "#lib/paths.ts";

/** Makes an operation and waits for its end. @returns the paths of all screens, that of the operation among them */
export async function screens(stack: Stack, context: BrowserContext): Promise<string[]> {
  const [rule] = await freeRules(stack, 1);
  if (!rule) throw new Error("There is no free rule");
  const page = await context.newPage();
  await prepare(page);
  await review(page, stack, rule);
  await confirm(page);
  const operation = await operationShown(page);
  await context.close();
  return [
    paths.overview(),
    paths.bind(),
    paths.operations(),
    paths.operation(operation),
    paths.errors(),
    paths.error("LimitExceeded"),
    paths.sandbox(),
    paths.keys(),
  ];
}
