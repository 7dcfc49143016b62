import { isNull } from "drizzle-orm";
import { type Engines, withEngines } from "#bench/engines.ts";
import { callsSince } from "#bench/sandbox.ts";
import type { Figure, Table } from "#bench/table.ts";
import { region } from "#bench/targets.ts";
import { loadBalancers, scopes } from "#lib/inventory/schema.ts";
import { createSync } from "#lib/inventory/stored/sync.ts";
import { sandboxAccount, sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { until } from "#lib/testing/until.ts";

const count = 600;
const sandboxOptions = ["--load-balancers", String(count), "--latency-ms", "80"];
/** Calls of one action in one region that the background may make per second. */
const share = 12;
const longestMs = 600_000;

/** A first reading of everything, by a number of syncs that share the work. */
async function readAll({ database, sandbox }: Engines, syncs: number): Promise<Figure[]> {
  const { query } = database;
  await query.delete(scopes);
  const clouds = Array.from({ length: syncs }, () => sandboxCloud(sandbox.url, database.pool));
  const account = sandboxAccount(sandbox.url);
  const started = clouds.map(({ client }) =>
    createSync({ query, client, account, refreshMs: 3_600_000, onRules: async () => {}, log: { warn: () => {} } }),
  );
  const begun = Date.now();
  for (const sync of started) sync.start();
  await until(
    async () => {
      const found = await query.$count(loadBalancers);
      const unlisted = await query.$count(scopes, isNull(scopes.readAt));
      return found > 0 && unlisted === 0 && (await query.$count(loadBalancers, isNull(loadBalancers.readAt))) === 0;
    },
    "every load balancer was read",
    longestMs,
  );
  await Promise.all(started.map((sync) => sync.stop()));
  await Promise.all(clouds.map((cloud) => cloud.close()));
  const calls = await callsSince({ sandbox: sandbox.url }, begun);
  const of = calls.filter((call) => call.action === "DescribeListeners" && call.region === region);
  const seconds = ((of.at(-1)?.at ?? 0) - (of[0]?.at ?? 0)) / 1000;
  const who = syncs === 1 ? "one process" : `${syncs} processes`;
  return [
    {
      name: `${who}: calls for load balancers of the region`,
      value: (of.length - 1) / seconds,
      unit: "perSecond",
      least: 0.95 * share,
    },
    { name: `${who}: load balancers read twice`, value: of.length - count, unit: "count", most: 0 },
    {
      name: `${who}: calls refused for their rate`,
      value: calls.filter(({ outcome }) => outcome.startsWith("RequestLimitExceeded")).length,
      unit: "count",
      most: 0,
    },
    { name: `${who}: all of it`, value: (Date.now() - begun) / 1000, unit: "s" },
  ];
}

/** The first sync of an account, compared with what the budget allows in the background. */
export function sync(): Promise<Table[]> {
  return withEngines({ readBackMs: 20_000, sandboxOptions }, async (engines) => {
    const figures = [...(await readAll(engines, 1)), ...(await readAll(engines, 2))];
    return [{ title: `First sync of ${count} load balancers of a region and the few of the others`, figures }];
  });
}
