import { Pool } from "pg";
import { nameOfCredentials } from "#lib/cloud/credentials/chosen.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { openCloud } from "#lib/cloud/open.ts";
import type { Env } from "#lib/env.ts";
import type { Secret } from "#lib/secret.ts";

const limitMs = 3000;

/** Whose account the console will act on, asked of the cloud once, or why the cloud doesn't say so in time. */
export async function sayAccount(env: Env, databaseUrl: Secret): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl.reveal(), max: 1 });
  pool.on("error", () => undefined);
  const client = openCloud(env, pool);
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
