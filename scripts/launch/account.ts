import { Pool } from "pg";
import { openCloud } from "#lib/cloud/open.ts";
import type { Env } from "#lib/env.ts";
import type { Secret } from "#lib/secret.ts";

const limitMs = 3000;

/** Whose account the console will act on, asked of the cloud once; null where the cloud doesn't say so in time. */
export async function findAccount(env: Env, databaseUrl: Secret): Promise<string | null> {
  const pool = new Pool({ connectionString: databaseUrl.reveal(), max: 1 });
  pool.on("error", () => undefined);
  const client = openCloud(env, pool);
  try {
    return (await client.identity(AbortSignal.timeout(limitMs))).accountId;
  } catch {
    return null;
  } finally {
    await client.close();
    await pool.end();
  }
}
