import { createBudget, type Queryable } from "#lib/cloud/budget.ts";
import { type CloudClient, type CloudClientParts, createCloudClient } from "#lib/cloud/client.ts";
import { chosenCredentials } from "#lib/cloud/credentials/chosen.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import type { Env } from "#lib/env.ts";

/** The client for the settings. It makes no call until it is used; closing it ends its connections. */
export function openCloud(
  env: Pick<Env, "cloud" | "httpsProxy" | "noProxy">,
  database: Queryable,
  log?: CloudClientParts["log"],
): CloudClient & { close(): Promise<void> } {
  const transport = createTransport(env);
  const client = createCloudClient({
    settings: env.cloud,
    credentials: chosenCredentials(env.cloud, { settings: env.cloud, transport }),
    transport,
    budget: createBudget(database),
    log,
  });
  return { ...client, close: () => transport.close() };
}
