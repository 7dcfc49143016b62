import { Pool } from "pg";
import { createBudget } from "#lib/cloud/budget.ts";

/** Child process that takes turns of one key as fast as it may and prints each start. */
const [, , connectionString, action, seconds] = process.argv;
const pool = new Pool({ connectionString, max: 2 });
const budget = createBudget(pool);
const key = { realm: "sandbox", caller: "100000000001", action: String(action), region: "ap-guangzhou", perSecond: 20 };

const end = performance.now() + Number(seconds) * 1000;
while (performance.now() < end) {
  await budget.take(key, { lane: "engine" });
  process.send?.(performance.timeOrigin + performance.now());
}
await pool.end();
process.disconnect?.();
