import { startIn, withFolder } from "#bench/stack.ts";
import { median } from "#bench/statistics.ts";
import type { Table } from "#bench/table.ts";

const runs = 5;

/** Starts everything with that data folder and ends it. @returns seconds from the command to a healthy console */
async function timeStart(dataDir: string): Promise<number> {
  const began = performance.now();
  const launched = await startIn(dataDir);
  const seconds = (performance.now() - began) / 1000;
  await launched.stop();
  return seconds;
}

/** Time from the command to a healthy console, built before, database and sandbox included. */
export async function startup(): Promise<Table[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < runs; run++) {
    await withFolder(async (folder) => {
      first.push(await timeStart(folder));
      again.push(await timeStart(folder));
    });
  }
  return [
    {
      title: `Start of a built console (${runs} runs)`,
      figures: [
        { name: "first start, with a new database, median", value: median(first), unit: "s", most: 3 },
        { name: "first start, longest", value: Math.max(...first), unit: "s" },
        { name: "every other start, median", value: median(again), unit: "s", most: 3 },
        { name: "every other start, longest", value: Math.max(...again), unit: "s" },
      ],
    },
  ];
}
