import { setTimeout as pause } from "node:timers/promises";
import { bindBy } from "#bench/engine-bind.ts";
import { type Engines, withEngines } from "#bench/engines.ts";
import { median } from "#bench/statistics.ts";
import type { Table } from "#bench/table.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { paths } from "#lib/paths.ts";

const searches = 300;
const binds = 5;
const region = "ap-guangzhou";
const readBackMs = 20_000;
const sandboxOptions = ["--task-ms", "1500", "--load-balancers", "150"];
/** Pause between keystrokes, shorter than an answer takes. */
const typesMs = 60;

/** Different picker searches, each aborted before its answer. */
async function searchAndLeave(console: string, turn: number): Promise<void> {
  const signal = AbortSignal.timeout(typesMs);
  const search = (word: number) =>
    fetch(console + paths.api.loadBalancers({ region, search: `left ${turn} ${word}` }), { signal });
  await Promise.allSettled(Array.from({ length: searches }, (_, word) => search(word)));
}

async function measure({ database, sandbox, console }: Engines): Promise<Table[]> {
  if (console === null) throw new Error("People search at a console");
  const cloud = sandboxCloud(sandbox.url, database.pool);
  const engine = oneAccountEngine({ database, cloud: cloud.port, readBackMs, log: { warn: () => undefined } });
  try {
    const free = await freeRules(cloud.inventory, region);
    const rules = free.flatMap(([first]) => (first ? [first] : []));
    engine.start();
    const quiet: number[] = [];
    for (const rule of rules.splice(0, binds)) quiet.push(await bindBy(engine, rule));
    const beside: number[] = [];
    for (const [turn, rule] of rules.splice(0, binds).entries()) {
      await searchAndLeave(console, turn);
      beside.push(await bindBy(engine, rule));
      // Let the calls of one round end before the next.
      await pause(2_000);
    }
    return [
      {
        title: `One bind after ${searches} searches of a picker that were left (median of ${binds})`,
        figures: [
          { name: "a bind in quiet", value: median(quiet), unit: "ms" },
          { name: "a bind after them", value: median(beside), unit: "ms", most: 1.5 * median(quiet) },
        ],
      },
    ];
  } finally {
    await engine.stop();
    await cloud.close();
  }
}

/** Effect of aborted searches on a bind. */
export function abandoned(): Promise<Table[]> {
  return withEngines({ readBackMs, sandboxOptions, withConsole: true }, measure);
}
