import { fill, rare } from "#bench/bindings-rows.ts";
import { withPage } from "#bench/browser.ts";
import { consoleOf, residentMB } from "#bench/resident.ts";
import { callsSince } from "#bench/sandbox.ts";
import { startIn, withFolder } from "#bench/stack.ts";
import { median } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import { type BindingFilter, type BindingSort, bindingSorts } from "#lib/api/contract/binding-filters.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import { migrate } from "#lib/db/migrate.ts";
import { patientClient } from "#lib/db/patient-client.ts";
import { makeSearchIndex } from "#lib/db/search-index.ts";
import { rules } from "#lib/inventory/schema.ts";
import { allRules, listRules, rulesSearch } from "#lib/inventory/stored/rules-list.ts";
import { readScopes } from "#lib/inventory/stored/scopes.ts";
import { sandboxAccount } from "#lib/operations/testing/sandbox-cloud.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import type { Launched } from "#scripts/test/launched.ts";

const sizes = [1_000, 10_000, 100_000];
const runs = 9;
const longestMs = 300;
/** Long, because filling a hundred thousand rows sends no byte for half a minute. */
const silenceMs = 600_000;

const exportPage = 1_000;
const { id, realm } = sandboxAccount("http://127.0.0.1");
const owner = { account: id, realm, accountId: accounts.standard.uin };

async function timed(name: string, read: () => Promise<unknown>): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await read();
    times.push(performance.now() - begun);
  }
  return { name, value: median(times), unit: "ms", most: longestMs };
}

/** Reads of the list as its handler makes them, without the browser. */
async function reads(database: Database): Promise<Figure[]> {
  const list = (filter: BindingFilter) =>
    database.read(async (query) => listRules(query, await readScopes(query, owner), filter));
  const { next } = await list({});
  const figures = [await timed("database: first page", () => list({}))];
  const read = async (name: string, filter: BindingFilter) =>
    figures.push(await timed(`database: ${name}`, () => list(filter)));
  await read("next page", { after: next ?? "" });
  for (const sort of bindingSorts.slice(1)) {
    await read(`sorted by ${sort}`, { sort });
    const page = await list({ sort });
    await read(`sorted by ${sort}, next page`, { sort, after: page.next ?? "" });
  }
  const half = await middle(database, "load-balancer");
  await read("sorted by load-balancer, in the middle", { sort: "load-balancer", after: half });
  await read("bound ones", { target: "function" });
  await read("bound ones by function", { target: "function", sort: "function" });
  await read("of a region of few", { region: "ap-tokyo" });
  await read("of a region of few, by load balancer", { region: "ap-tokyo", sort: "load-balancer" });
  await read("that call $LATEST with weight 0", { qualifier: "$LATEST", weight: 0 });
  await read("of one function", { namespace: "default", function: "order-created-17", sort: "-weight" });
  await read("of no function", { namespace: "default", function: "no-such-thing", sort: "-function" });
  await read("search: a rare word", { search: rare });
  await read("search: a common word", { search: "example" });
  await read("search: a common word, by function", { search: "example", sort: "function" });
  await read("search: two Chinese characters", { search: "支付" });
  await read("search: two letters", { search: "qz" });
  await read("search: nothing found", { search: "no-such-thing" });
  return figures;
}

/** Key of a row in the middle of an order. */
async function middle(database: Database, sort: BindingSort): Promise<string> {
  const total = await database.query.$count(rules);
  let after = "";
  for (let passed = 0; passed < total / 2; passed += exportPage) {
    const { next } = await database.read(async (query) =>
      listRules(
        query,
        await readScopes(query, owner),
        { sort, ...(after && { after }) },
        { limit: exportPage, counted: false },
      ),
    );
    after = next ?? after;
  }
  return after;
}

async function wholeExport(database: Database): Promise<Figure> {
  const begun = performance.now();
  const pages = allRules(
    (filter) =>
      database.read(async (query) =>
        listRules(query, await readScopes(query, owner), filter, { limit: exportPage, counted: false }),
      ),
    {},
  );
  for await (const _ of pages);
  return { name: "database: all rules, as for an export", value: performance.now() - begun, unit: "ms" };
}

/** The screen in a browser, on a console whose inventory is filled and whose sync is off: every cloud call is the screen's. */
async function screen(dataDir: string): Promise<Figure[]> {
  const launched = await startIn(dataDir, ["--control"]);
  try {
    const server = consoleOf(launched.pid);
    return await withPage(async (page) => {
      const table = page.getByRole("table", { name: "Bindings" });
      const painted = async (work: () => Promise<unknown>, until: () => Promise<unknown>) => {
        const begun = performance.now();
        await work();
        await until();
        return performance.now() - begun;
      };
      const rows = () => table.getByRole("row").nth(10).waitFor();
      await page.goto(`${launched.console}/bindings`);
      await rows();
      const begun = Date.now();
      const opened: number[] = [];
      for (let run = 0; run < runs; run++) {
        opened.push(await painted(() => page.goto(`${launched.console}/bindings`), rows));
      }
      const search = page.getByRole("searchbox");
      const typed: number[] = [];
      for (const word of ["webhook", "支付", "report", "checkout", "image"]) {
        await search.fill("");
        await page.waitForURL((url) => !url.searchParams.has("search"));
        typed.push(
          await painted(
            () => search.fill(word),
            () => page.waitForFunction(shows, word),
          ),
        );
      }
      const made = await readsSince(launched, begun);
      const session = await page.context().newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return [
        { name: "screen: first rows in the page, from its request", value: median(opened), unit: "ms" },
        { name: "screen: typing to its rows, the wait of the search box included", value: median(typed), unit: "ms" },
        {
          name: `screen: calls of the cloud for ${runs} visits and five searches`,
          value: made,
          unit: "count",
          most: 0,
        },
        { name: "memory of the page's scripts", value: usedSize / 1e6, unit: "MB" },
        { name: "memory of the server", value: residentMB([server]), unit: "MB" },
      ];
    });
  } finally {
    await launched.stop();
  }
}

/** Runs in the page: whether every row of the table contains the word. */
function shows(word: string): boolean {
  const rows = [...document.querySelectorAll("table tbody tr")];
  return rows.length > 0 && rows.every(({ textContent }) => textContent.toLowerCase().includes(word));
}

/** Calls of the inventory's actions; the console asks by itself who its keys are. */
async function readsSince(launched: Launched, begun: number): Promise<number> {
  const calls = await callsSince(launched, begun);
  return calls.filter(({ action }) => /^(Describe|List)/.test(action)).length;
}

async function ofSize(rows: number): Promise<Table> {
  return withFolder(async (dataDir) => {
    const postgres = await startPostgres({ dataDir });
    const figures: Figure[] = [];
    try {
      const database = await createDatabase(postgres.url, { silenceMs });
      await migrate(database);
      await fill(database, owner, rows);
      const client = patientClient(database);
      await client.connect();
      await makeSearchIndex(client, rulesSearch).finally(() => client.end());
      figures.push(...(await reads(database)), await wholeExport(database));
      await database.close();
    } finally {
      await postgres.stop();
    }
    figures.push(...(await screen(dataDir)));
    const topic = rows.toLocaleString("en");
    return { title: `${topic} rules (median of ${runs})`, topic, figures };
  });
}

/** The list of bindings over a filled inventory. */
export async function bindings(): Promise<Table[]> {
  const tables: Table[] = [];
  for (const rows of sizes) tables.push(await ofSize(rows));
  return tables;
}
