import { Pool } from "pg";
import { settingsAccount } from "#lib/account.ts";
import { createBudget } from "#lib/cloud/budget.ts";
import { nameOfCredentials } from "#lib/cloud/credentials/chosen.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { openCloud } from "#lib/cloud/open.ts";
import type { Env } from "#lib/env.ts";
import type { Secret } from "#lib/secret.ts";

const limitMs = 3000;

/** The account that the console acts on, read from the cloud once, or why it can't be read in time. */
export async function sayAccount(env: Env, databaseUrl: Secret): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl.reveal(), max: 1 });
  pool.on("error", () => undefined);
  const client = openCloud(settingsAccount(env.cloud), { ...env, budget: createBudget(pool) });
  try {
    return (await client.identity(AbortSignal.timeout(limitMs))).accountId;
  } catch (error) {
    const reason = isCloudError(error) ? ` (${error.message})` : "";
    return `not known yet: the cloud doesn't answer for ${nameOfCredentials(env.cloud)}${reason}`;
  } finally {
    await client.close();
    await pool.end();
  }
}
