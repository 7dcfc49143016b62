import { availableParallelism, cpus, loadavg } from "node:os";
import { abandoned } from "#bench/abandoned.ts";
import { batch } from "#bench/batch.ts";
import { bind } from "#bench/bind.ts";
import { bindings } from "#bench/bindings.ts";
import { flood } from "#bench/flood.ts";
import { history } from "#bench/history.ts";
import { javascript } from "#bench/javascript.ts";
import { paint } from "#bench/paint.ts";
import { picker } from "#bench/picker.ts";
import { polls } from "#bench/polls.ts";
import { regions } from "#bench/regions.ts";
import { startup } from "#bench/startup.ts";
import { sync } from "#bench/sync.ts";
import { draw, type Table, verdicts } from "#bench/table.ts";
import { clearProcess } from "#scripts/environment.mjs";

const benches: Record<string, () => Promise<Table[]>> = {
  bind,
  batch,
  regions,
  flood,
  abandoned,
  polls,
  javascript,
  paint,
  startup,
  picker,
  history,
  bindings,
  sync,
};

function machine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  const cpu = cpus()[0]?.model ?? process.arch;
  return `${cpu}, ${availableParallelism()} cores, Node ${process.version}, load average ${load.join(" ")} (1, 5, 15 minutes)`;
}

/** Table of a bench that failed, so that its budgets don't count as kept. */
const missing: Table = { title: "", figures: [{ name: "came to no figures", value: 1, unit: "count", most: 0 }] };

clearProcess();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.log(`There is no bench ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}`);
} else {
  const measured = new Map<string, Table[]>();
  for (const [name, run] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`${name} on ${machine()}\n`);
    const tables = await run().catch((error: unknown) => {
      console.log(`${name} came to no figures: ${error instanceof Error ? error.stack : error}\n`);
      return [missing];
    });
    measured.set(name, tables);
    for (const table of tables) if (table !== missing) console.log(draw(table));
  }
  console.log(draw(verdicts(measured)));
}
