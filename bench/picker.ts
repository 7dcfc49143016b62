import type { CDPSession, Page } from "@playwright/test";
import { withPage } from "#bench/browser.ts";
import { Picker } from "#bench/picker-page.ts";
import { type Stack, withStack } from "#bench/stack.ts";
import { median, p95 } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import { region } from "#bench/targets.ts";
import type { FunctionItem, Page as ItemPage, LoadBalancerItem } from "#lib/api/contract/inventory.ts";
import { paths } from "#lib/paths.ts";

const sizes = [1_000, 10_000, 100_000];
const scrolledPages = 8;
const searches = 6;

/** One picker, and how an item far down its list is found. */
interface Choice {
  field: string;
  plural: string;
  sandboxOption: string;
  /** Link to the form with the fields above chosen. */
  form: string;
  list(stack: Stack, offset: number): Promise<Item[]>;
}

interface Item {
  name: string;
  /** Prefix of the id, searched as a whole. */
  key: string;
}

const choices: Choice[] = [
  {
    field: "Load balancer",
    plural: "load balancers",
    sandboxOption: "--load-balancers",
    form: paths.bind({ region }),
    async list(stack, offset) {
      const items = await read<LoadBalancerItem>(stack, paths.api.loadBalancers({ region, offset }));
      return items.map(({ loadBalancerId, name }) => ({ name, key: loadBalancerId }));
    },
  },
  {
    field: "Function",
    plural: "functions",
    sandboxOption: "--functions",
    form: paths.bind({ region, namespace: "default" }),
    async list(stack, offset) {
      const items = await read<FunctionItem>(stack, paths.api.functions({ region, namespace: "default", offset }));
      return items.map(({ name }) => ({ name, key: name }));
    },
  },
];

async function read<Item>(stack: Stack, path: string): Promise<Item[]> {
  const response = await fetch(stack.console + path);
  const { items }: ItemPage<Item> = await response.json();
  return items;
}

function withPicker<Result>(
  { field, sandboxOption, form }: Choice,
  count: number,
  use: (picker: Picker, page: Page, stack: Stack) => Promise<Result>,
) {
  return withStack([sandboxOption, String(count)], (stack) =>
    withPage(async (page) => {
      const picker = new Picker(page, field);
      await picker.open(stack.console + form);
      return use(picker, page, stack);
    }),
  );
}

/** JavaScript heap of the page after a garbage collection, in MB. */
async function heapOf(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
}

/** Prefixes of names on the first page. */
async function loadedWords(choice: Choice, stack: Stack): Promise<string[]> {
  const loaded = await choice.list(stack, 0);
  const words = loaded.map(({ name }) => name.slice(0, 6).trim().toLowerCase());
  return [...new Set(words)].slice(0, searches);
}

/** Ids or names far beyond the loaded pages. */
function farKeys(choice: Choice, stack: Stack, count: number): Promise<string[]> {
  const offsets = Array.from({ length: searches }, (_, at) => count - 100 * (at + 1));
  return Promise.all(offsets.map(async (offset) => (await choice.list(stack, offset))[0]?.key ?? ""));
}

async function search(picker: Picker, keys: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    times.push(await picker.search(key));
    await picker.clear();
  }
  return times;
}

/** Figures for an account of that size. */
async function figuresOf(choice: Choice, count: number, picker: Picker, page: Page, stack: Stack): Promise<Figure[]> {
  const heap = await heapOf(page);
  const opened = await heap();
  for (const word of await loadedWords(choice, stack)) {
    await picker.type(word);
    await picker.clear();
  }
  const typed = await picker.keystrokes();
  const keys = await farKeys(choice, stack, count);
  const fresh = await search(picker, keys);
  const seen = await search(picker, keys);
  const searched = await heap();
  const perPage: number[] = [];
  for (let turn = 0; turn < scrolledPages; turn++) perPage.push(await picker.scrollToNextPage());
  const scrolled = await heap();
  const server = stack.residentMB();
  return [
    { name: "keystroke to painted options, pages already seen, median", value: median(typed), unit: "ms", most: 100 },
    { name: "keystroke to painted options, pages already seen, p95", value: p95(typed), unit: "ms", most: 100 },
    { name: "a search made before, median", value: median(seen), unit: "ms", most: 100 },
    { name: "a new search, its 250 ms of rest included, median", value: median(fresh), unit: "ms" },
    { name: "next page when scrolling, median", value: median(perPage), unit: "ms" },
    { name: "memory of the page's scripts, list opened", value: opened, unit: "MB" },
    { name: `after ${2 * searches} searches`, value: searched, unit: "MB" },
    { name: "each page of 100 scrolled to", value: ((scrolled - searched) * 1000) / scrolledPages, unit: "kB" },
    { name: "memory of the console's server at the end", value: server, unit: "MB" },
  ];
}

async function pickerOf(choice: Choice): Promise<Table> {
  const measured: Figure[][] = [];
  for (const count of sizes) {
    const figures = await withPicker(choice, count, (...open) => figuresOf(choice, count, ...open));
    measured.push(figures);
  }
  const figures = (measured[0] ?? []).flatMap(({ name }, at) =>
    measured.flatMap((ofSize, size): Figure[] => {
      const figure = ofSize[at];
      return figure ? [{ ...figure, name: `${name}, of ${sizes[size]}` }] : [];
    }),
  );
  return { topic: choice.plural, title: `Picker of ${choice.plural}, by how many the account has`, figures };
}

/** The pickers in accounts of very different sizes, ordered by figure to show growth. */
export async function picker(): Promise<Table[]> {
  const tables: Table[] = [];
  for (const choice of choices) tables.push(await pickerOf(choice));
  return tables;
}
