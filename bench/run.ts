import { availableParallelism, cpus, loadavg } from "node:os";
import { bind } from "#bench/bind.ts";
import { javascript } from "#bench/javascript.ts";
import { picker } from "#bench/picker.ts";
import { polls } from "#bench/polls.ts";
import { startup } from "#bench/startup.ts";
import { draw, type Table } from "#bench/table.ts";
import { clearProcess } from "#scripts/environment.mjs";

const benches: Record<string, () => Promise<Table[]>> = { bind, polls, javascript, startup, picker };

function machine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  const cpu = cpus()[0]?.model ?? process.arch;
  return `${cpu}, ${availableParallelism()} cores, Node ${process.version}, load average ${load.join(" ")} (1, 5, 15 minutes)`;
}

clearProcess();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.log(`There is no bench ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}`);
} else {
  for (const [name, run] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`${name} on ${machine()}\n`);
    const tables = await run().catch((error: unknown) => {
      console.log(`${name} came to no figures: ${error instanceof Error ? error.stack : error}\n`);
      return [];
    });
    for (const table of tables) console.log(draw(table));
  }
}
