import type { BrowserContext } from "@playwright/test";
import { withBrowser } from "#bench/browser.ts";
import { screens } from "#bench/screens.ts";
import { withStack } from "#bench/stack.ts";
import { median } from "#bench/statistics.ts";
import type { Table } from "#bench/table.ts";

/** How many times slower the processor is. */
const slowdowns = [1, 4];
const loads = 3;
/** Loading counts as over after so long without a new entry, at full speed. */
const quietMs = 700;
const budget = { largestPaintMs: 1500, shift: 0.01, longTaskMs: 200 };

declare global {
  interface Window {
    painted: Painted & { quietSince: number };
  }
  // The DOM's types lack both.
  interface PerformanceEntry {
    readonly value?: number;
    readonly hadRecentInput?: boolean;
  }
}

/** What one load of a screen was like. */
interface Painted {
  /** Milliseconds from the navigation to the largest contentful paint. */
  largestPaintMs: number;
  /** Sum of layout shifts without an interaction. */
  shift: number;
  /** The longest task of the main thread, in milliseconds; 0 without one of 50 ms. */
  longTaskMs: number;
}

/** Runs in the page: keeps the figures up to date. */
function watchPaints(): void {
  const painted = { largestPaintMs: 0, shift: 0, longTaskMs: 0, quietSince: 0 };
  window.painted = painted;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  const notQuiet = () => {
    painted.quietSince = performance.now();
  };
  watch("largest-contentful-paint", ({ startTime }) => {
    painted.largestPaintMs = startTime;
    notQuiet();
  });
  watch("layout-shift", ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) painted.shift += value;
    notQuiet();
  });
  watch("longtask", ({ duration }) => {
    painted.longTaskMs = Math.max(painted.longTaskMs, duration);
  });
  // Other resources: some screens ask again every few seconds.
  watch("resource", ({ name }) => {
    if (name.endsWith(".js")) notQuiet();
  });
}

/** Loads a screen with an empty cache, and waits until nothing has been painted and no script loaded for a while. */
async function load(context: BrowserContext, url: string, slowdown: number): Promise<Painted> {
  const page = await context.newPage();
  await page.addInitScript(watchPaints);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction((ms) => performance.now() - window.painted.quietSince > ms, quietMs * slowdown, {
    polling: 250,
  });
  const painted = await page.evaluate(() => window.painted);
  await context.close();
  return painted;
}

/** Largest contentful paint, layout shifts and long tasks of each screen's first load, at full speed and slowed. */
export function paint(): Promise<Table[]> {
  return withStack([], (stack) =>
    withBrowser(async (context) => {
      const routes = await screens(stack, await context());
      const tables: Table[] = [];
      for (const slowdown of slowdowns) {
        const figures: Table["figures"] = [];
        for (const route of routes) {
          const seen: Painted[] = [];
          for (let turn = 0; turn < loads; turn += 1) {
            seen.push(await load(await context(), stack.console + route, slowdown));
          }
          const middle = (key: keyof Painted) => median(seen.map((painted) => painted[key]));
          const most = (value: number) => (slowdown === 1 ? {} : { most: value });
          figures.push(
            { name: `${route} painted`, value: middle("largestPaintMs"), unit: "ms", ...most(budget.largestPaintMs) },
            { name: `${route} shifts`, value: middle("shift"), unit: "share", most: budget.shift },
            { name: `${route} longest task`, value: middle("longTaskMs"), unit: "ms", ...most(budget.longTaskMs) },
          );
        }
        const title = `First load, median of ${loads}, processor slowed ${slowdown} times`;
        tables.push({ title, topic: `slowed ${slowdown} times`, figures });
      }
      return tables;
    }),
  );
}
