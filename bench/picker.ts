import type { CDPSession, Page } from "@playwright/test";
import { withPage } from "#bench/browser.ts";
import { Picker } from "#bench/picker-page.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import { median, p95 } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import { region } from "#bench/targets.ts";
import type { Page as ItemPage, LoadBalancerItem } from "#lib/inventory/types.ts";
import { paths } from "#lib/paths.ts";

const sizes = [1_000, 10_000, 100_000];
const scrolledPages = 8;
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
function farIds(stack: Stack, count: number): Promise<string[]> {
  const offsets = Array.from({ length: searches }, (_, at) => count - 100 * (at + 1));
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

/** What is measured in an account of that size. */
async function figuresOf(count: number, picker: Picker, page: Page, stack: Stack): Promise<Figure[]> {
  const heap = await heapOf(page);
  const opened = await heap();
  for (const word of await loadedWords(stack)) {
    await picker.type(word);
    await picker.clear();
  }
  const typed = await picker.keystrokes();
  const ids = await farIds(stack, count);
  const fresh = await search(picker, ids);
  const seen = await search(picker, ids);
  const searched = await heap();
  const perPage: number[] = [];
  for (let turn = 0; turn < scrolledPages; turn++) perPage.push(await picker.scrollToNextPage());
  const scrolled = await heap();
  return [
    { name: "keystroke to painted options, pages already seen, median", value: median(typed), unit: "ms", most: 100 },
    { name: "keystroke to painted options, pages already seen, p95", value: p95(typed), unit: "ms", most: 100 },
    { name: "a search made before, median", value: median(seen), unit: "ms", most: 100 },
    { name: "a new search, its 250 ms of rest included, median", value: median(fresh), unit: "ms" },
    { name: "next page when scrolling, median", value: median(perPage), unit: "ms" },
    { name: "memory of the page's scripts, list opened", value: opened, unit: "MB" },
    { name: `after ${2 * searches} searches`, value: searched, unit: "MB" },
    { name: "each page of 100 scrolled to", value: ((scrolled - searched) * 1000) / scrolledPages, unit: "kB" },
  ];
}

/** The picker of load balancers in accounts of very different sizes: figure by figure, so that growth shows. */
export async function picker(): Promise<Table[]> {
  const measured: Figure[][] = [];
  for (const count of sizes) {
    measured.push(await withPicker(count, (picker, page, stack) => figuresOf(count, picker, page, stack)));
  }
  const figures = (measured[0] ?? []).flatMap(({ name }, at) =>
    measured.flatMap((ofSize, size): Figure[] => {
      const figure = ofSize[at];
      return figure ? [{ ...figure, name: `${name}, of ${sizes[size]}` }] : [];
    }),
  );
  return [{ title: "Picker of load balancers, by how many the account has", figures }];
}
