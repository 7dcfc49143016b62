import type { Page } from "@playwright/test";
import { confirm, operationShown, prepare, review } from "#bench/bind-browser.ts";
import { withPage } from "#bench/browser.ts";
import { callsSince, lastTask, reset } from "#bench/sandbox.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import { median } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import { freeRules, type Target } from "#bench/targets.ts";
import { type Viewer, watch } from "#bench/viewer.ts";

const taskMs = 4000;
const runs = 3;
/** Numbers of viewers, including the browser that binds. */
const audiences = [1, 20, 200];
/** Viewers beyond this number don't load the page, only its JSON. */
const mostPages = 20;

interface Watched {
  polls: number;
  /** How often the viewers read the operation. */
  reads: number;
  /** From the cloud's end of the task to the browser's text, milliseconds. */
  delay: number;
  /** Memory of the console's server with all viewers connected, in MB. */
  memory: number;
}

/** One bind, watched from beginning to end. */
async function bindWatched(stack: Stack, page: Page, rule: Target, viewers: number): Promise<Watched> {
  await review(page, stack, rule);
  const others: Viewer[] = await Promise.all(Array.from({ length: viewers - 1 }, () => watch(stack)));
  // After a reset the first task always has the same duration.
  await reset(stack);
  const bound = confirm(page);
  const operation = await operationShown(page);
  await Promise.all(others.map((viewer) => viewer.open(operation, viewers > mostPages)));
  const { succeededAt } = await bound;
  const memory = stack.residentMB();
  const reads = await Promise.all(others.map((viewer) => viewer.leave()));
  const { id, endsAt } = lastTask(stack);
  const calls = await callsSince(stack, 0);
  const polls = calls.filter(
    ({ action, body }) => action === "DescribeTaskStatus" && JSON.stringify(body).includes(id),
  );
  return {
    polls: polls.length,
    reads: reads.reduce((sum, each) => sum + each, 0),
    delay: succeededAt - endsAt,
    memory,
  };
}

async function measure(stack: Stack, page: Page): Promise<Figure[]> {
  const rules = (await freeRules(stack, runs * audiences.length)).values();
  await prepare(page);
  const seen = new Map<number, Watched[]>(audiences.map((viewers) => [viewers, []]));
  for (let run = 0; run < runs; run++) {
    for (const [viewers, watched] of seen) {
      const rule = rules.next().value;
      if (rule) watched.push(await bindWatched(stack, page, rule, viewers));
    }
  }
  const polls = (viewers: number) => median(seen.get(viewers)?.map((watched) => watched.polls) ?? []);
  const alone = polls(1);
  return audiences.flatMap((viewers): Figure[] => [
    {
      name: `polls per task, ${viewers === 1 ? "one viewer" : `${viewers} ${viewers > mostPages ? "light viewers" : "viewers"}`}`,
      value: polls(viewers),
      unit: "count",
      ...(viewers > 1 && { most: alone }),
    },
    {
      name: "  from the task's end to the text in the browser among them",
      value: median(seen.get(viewers)?.map((watched) => watched.delay) ?? []),
      unit: "ms",
    },
    {
      name: "  memory of the console's server",
      value: median(seen.get(viewers)?.map((watched) => watched.memory) ?? []),
      unit: "MB",
    },
    ...(viewers === 1
      ? []
      : [
          {
            name: `  reads of the operation by ${viewers - 1} of them`,
            value: median(seen.get(viewers)?.map((watched) => watched.reads) ?? []),
            unit: "count" as const,
          },
        ]),
  ]);
}

/** Polls per task for different numbers of viewers. */
export async function polls(): Promise<Table[]> {
  const figures = await withStack(["--task-ms", String(taskMs)], (stack) => withPage((page) => measure(stack, page)));
  return [{ title: `Polls per task (one task of about ${taskMs} ms, median of ${runs} runs)`, figures }];
}
