import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#lib/db/database.ts";

const patienceMs = 2_000;

/** Whether the database answers a statement within two seconds. */
export async function databaseAnswers({ pool }: Database): Promise<boolean> {
  const asked = pool.query("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, sleep(patienceMs, false, { ref: false })]);
}
