import type { CDPSession, Page } from "@playwright/test";
import { withPage } from "#bench/browser.ts";
import { Picker } from "#bench/picker-page.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import { median, p95 } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import { region } from "#bench/targets.ts";
import type { Page as ItemPage, LoadBalancerItem } from "#lib/inventory/types.ts";
import { paths } from "#lib/paths.ts";

const many = 10_000;
const few = 100;
const scrolledPages = 50;
const searches = 6;

function withPicker<Result>(balancers: number, use: (picker: Picker, page: Page, stack: Stack) => Promise<Result>) {
  return withStack(["--load-balancers", String(balancers)], (stack) =>
    withPage(async (page) => {
      const picker = new Picker(page);
      await picker.open(stack.console + paths.bind({ region }));
      return use(picker, page, stack);
    }),
  );
}

/** What the page's scripts hold once everything unneeded is let go, in MB. */
async function heapOf(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
}

async function balancersAt(stack: Stack, offset: number): Promise<LoadBalancerItem[]> {
  const response = await fetch(stack.console + paths.api.loadBalancers({ region, offset }));
  const { items }: ItemPage<LoadBalancerItem> = await response.json();
  return items;
}

/** Beginnings of names that the first page holds. */
async function loadedWords(stack: Stack): Promise<string[]> {
  const loaded = await balancersAt(stack, 0);
  const words = loaded.map(({ name }) => name.slice(0, 6).trim().toLowerCase());
  return [...new Set(words)].slice(0, searches);
}

/** Ids of load balancers far beyond what is loaded. */
function farIds(stack: Stack): Promise<string[]> {
  const offsets = Array.from({ length: searches }, (_, at) => many - 500 * (at + 1));
  return Promise.all(offsets.map(async (offset) => (await balancersAt(stack, offset))[0]?.id ?? ""));
}

async function search(picker: Picker, ids: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const id of ids) {
    times.push(await picker.search(id));
    await picker.clear();
  }
  return times;
}

async function ofManyFigures(picker: Picker, page: Page, stack: Stack): Promise<Record<string, Figure[]>> {
  const heap = await heapOf(page);
  const opened = await heap();
  for (const word of await loadedWords(stack)) {
    await picker.type(word);
    await picker.clear();
  }
  const typed = await picker.keystrokes();
  const ids = await farIds(stack);
  const fresh = await search(picker, ids);
  const seen = await search(picker, ids);
  const searched = await heap();
  const perPage: number[] = [];
  for (let page = 0; page < scrolledPages; page++) perPage.push(await picker.scrollToNextPage());
  const scrolled = await heap();
  return {
    times: [
      {
        name: `keystroke to painted options, pages already seen, median of ${typed.length}`,
        value: median(typed),
        unit: "ms",
        most: 100,
      },
      { name: "keystroke to painted options, pages already seen, p95", value: p95(typed), unit: "ms", most: 100 },
      { name: "a search made before, median", value: median(seen), unit: "ms", most: 100 },
      { name: "a new search, its 250 ms of rest included, median", value: median(fresh), unit: "ms" },
      { name: "a new search, its 250 ms of rest included, p95", value: p95(fresh), unit: "ms" },
      { name: "next page when scrolling, first ten, median", value: median(perPage.slice(0, 10)), unit: "ms" },
      { name: "next page when scrolling, last ten, median", value: median(perPage.slice(-10)), unit: "ms" },
    ],
    memory: [
      { name: `list opened, ${many} load balancers`, value: opened, unit: "MB" },
      { name: `after ${2 * searches} searches`, value: searched, unit: "MB" },
      { name: `after scrolling ${scrolledPages} pages of 100`, value: scrolled, unit: "MB" },
      { name: "each page", value: ((scrolled - searched) * 1000) / scrolledPages, unit: "kB" },
    ],
  };
}

/** The picker of load balancers in an account that has ten thousand of them. */
export async function picker(): Promise<Table[]> {
  const { times = [], memory = [] } = await withPicker(many, ofManyFigures);
  const small = await withPicker(few, async (_, page) => (await heapOf(page))());
  return [
    { title: `Picker with ${many} load balancers`, figures: times },
    {
      title: "Memory of its page's scripts",
      figures: [{ name: `list opened, ${few} load balancers`, value: small, unit: "MB" }, ...memory],
    },
  ];
}
