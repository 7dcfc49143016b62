import type { Page } from "@playwright/test";
import { bareClient, bindBare, type Send } from "#bench/bind-bare.ts";
import { confirm, prepare, review } from "#bench/bind-browser.ts";
import { withPage } from "#bench/browser.ts";
import { callsSince, lastTask, reset } from "#bench/sandbox.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import { mean, median, p95 } from "#bench/statistics.ts";
import type { Table } from "#bench/table.ts";
import { freeRules, type Target } from "#bench/targets.ts";

const latencyMs = 80;
const taskMs = 1500;
const runs = 40;

/** One bind in the browser, in milliseconds. */
interface Timing {
  total: number;
  /** From the click to the write's arrival in the cloud. */
  asking: number;
  /** From the cloud's end of the task to the browser's text. */
  delay: number;
  /** Part of `delay` until the next poll arrives. */
  untilPoll: number;
}

async function bindInBrowser(page: Page, stack: Stack, rule: Target): Promise<Timing> {
  await review(page, stack, rule);
  const { clickedAt, succeededAt } = await confirm(page);
  const { endsAt, startedAt, id } = lastTask(stack);
  const polls = (await callsSince(stack, endsAt)).filter(({ action }) => action === "DescribeTaskStatus");
  const seen = polls.find(({ body }) => JSON.stringify(body).includes(id));
  if (!seen) throw new Error(`Nobody saw the task ${id} end`);
  return {
    total: succeededAt - clickedAt,
    asking: startedAt - clickedAt,
    delay: succeededAt - endsAt,
    untilPoll: seen.at - endsAt,
  };
}

/**
 * Script and console take turns on different rules. After a reset the task durations repeat in the same order, so two
 * rounds with the turns swapped give both the same tasks.
 */
async function measure(stack: Stack, page: Page): Promise<{ bare: number[]; console: Timing[] }> {
  const client = bareClient(stack.sandbox);
  const send: Send = (action, request) => client.request(action, request);
  const rules = (await freeRules(stack, 2 * runs + 2)).values();
  const next = () => rules.next().value ?? Promise.reject(new Error("There are no more rules"));
  await prepare(page);
  await bindInBrowser(page, stack, await next());
  await bindBare(send, await next());

  // Both are indexed by the task's number.
  const bare: number[] = [];
  const console: Timing[] = [];
  for (const bareIsFirst of [true, false]) {
    await reset(stack);
    for (let run = 0; run < runs; run++) {
      if ((run % 2 === 0) === bareIsFirst) bare[run] = await bindBare(send, await next());
      else console[run] = await bindInBrowser(page, stack, await next());
    }
  }
  return { bare, console };
}

/** One bind compared with the bare SDK, and the delay from a task's end to the browser. */
export async function bind(): Promise<Table[]> {
  const options = ["--latency-ms", String(latencyMs), "--task-ms", String(taskMs), "--load-balancers", "100"];
  const { bare, console } = await withStack(options, (stack) => withPage((page) => measure(stack, page)));
  const total = console.map((timing) => timing.total);
  const delay = console.map((timing) => timing.delay);
  const beyond = console.map((timing) => timing.delay - timing.untilPoll);
  const how = `cloud's latency ${latencyMs} ms, tasks of ${taskMs} ms ± 20 %, ${runs} runs`;
  return [
    {
      title: `One bind, in the browser and with the bare official SDK (${how} each)`,
      figures: [
        { name: 'console, click to "Succeeded", median', value: median(total), unit: "ms" },
        { name: "bare SDK, register, poll, read back, median", value: median(bare), unit: "ms" },
        { name: "ratio of the means", value: mean(total) / mean(bare), unit: "times", most: 1.1 },
        { name: "ratio of the medians", value: median(total) / median(bare), unit: "times", most: 1.1 },
        {
          name: "ratio for the same task, median",
          value: median(total.map((time, task) => time / (bare[task] ?? Number.NaN))),
          unit: "times",
        },
        {
          name: "console, click to the write's arrival in the cloud, median",
          value: median(console.map(({ asking }) => asking)),
          unit: "ms",
        },
      ],
    },
    {
      title: `From the cloud's end of a task to the browser's text (${how})`,
      figures: [
        { name: "delay, median", value: median(delay), unit: "ms" },
        { name: "delay, p95", value: p95(delay), unit: "ms" },
        { name: "beyond the wait for the next poll, median", value: median(beyond), unit: "ms", most: 300 },
        { name: "beyond the wait for the next poll, p95", value: p95(beyond), unit: "ms" },
      ],
    },
  ];
}
