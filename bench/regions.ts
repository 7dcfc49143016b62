import { setTimeout as pause } from "node:timers/promises";
import { type Engines, withEngines } from "#bench/engines.ts";
import { orderFault, reset } from "#bench/sandbox.ts";
import type { Figure, Table } from "#bench/table.ts";
import { bound, busyTargets, ruleOf } from "#bench/targets.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { readOperations } from "#lib/operations/store/read.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import { buildWorld } from "#lib/sandbox/world/build.ts";

const hangingRegion = "ap-guangzhou";
const otherRegion = "ap-shanghai";
const hanging = [0, 40, 200];
const most = Math.max(...hanging);
/** Time until the hanging calls have been made. */
const settledMs = 3_000;
const longestMs = 300_000;
const identity = { account: "settings", realm: "sandbox", accountId: accounts.standard.uin };

/** A free rule of the other region. */
function otherRule(): RuleRef {
  const world = buildWorld({ seed: "sandbox", scenario: "busy", loadBalancers: most });
  const all = world.get(accounts.standard.uin)?.get(otherRegion)?.loadBalancersBy("CreateTime") ?? [];
  for (const { id: loadBalancerId, listeners } of all) {
    const listener = listeners.find(({ protocol }) => protocol === "HTTP");
    const rule = listener?.rules[0];
    if (rule) return { region: otherRegion, loadBalancerId, listenerId: listener.id, locationId: rule.id };
  }
  throw new Error(`The sandbox has no rule in ${otherRegion}`);
}

/** @returns seconds from requesting a bind in the other region until it is verified */
async function bindWhile(count: number, { database, sandbox, start }: Engines): Promise<number> {
  const { query } = database;
  await reset({ sandbox: sandbox.url });
  await orderFault({ sandbox: sandbox.url }, { kind: "hang", action: "*", region: hangingRegion, times: 100_000 });
  for (const target of busyTargets(most, 1).slice(0, count)) {
    await insertOperation(query, askInput(identity, ruleOf(target), null, bound));
  }
  await start(1);
  await pause(settledMs);
  const asked = performance.now();
  const { row } = await insertOperation(query, askInput(identity, otherRule(), null, bound));
  while (performance.now() - asked < longestMs) {
    const [now] = await readOperations(query, [row.id]);
    if (now?.state === "succeeded") return (performance.now() - asked) / 1_000;
    if (now?.endedAt) throw new Error(`The bind in ${otherRegion} is ${now.state}: ${now.cause}`);
    await pause(20);
  }
  throw new Error(`The bind in ${otherRegion} does not end`);
}

/** A bind in one region while calls about many load balancers of another region hang. */
export async function regions(): Promise<Table[]> {
  const figures: Figure[] = [];
  for (const count of hanging) {
    const value = await withEngines(
      { readBackMs: 20_000, sandboxOptions: ["--scenario", "busy", "--load-balancers", String(most)] },
      (engines) => bindWhile(count, engines),
    );
    const quiet = figures[0]?.value;
    figures.push({
      name: count === 0 ? "with nothing else to do" : `while ${count} load balancers of another region hang`,
      value,
      unit: "s",
      ...(quiet !== undefined && { most: 1.5 * quiet }),
    });
  }
  return [{ title: `A bind in ${otherRegion}, by the engine alone`, figures }];
}
