import "server-only";
import type { PersonOperations } from "#lib/access/person-operations.ts";
import type { Found } from "#lib/api/contract/search.ts";
import { CloudError } from "#lib/cloud/failure.ts";
import type { SearchedFor } from "#lib/inventory/stored/search.ts";
import type { StoredInventory } from "#lib/inventory/stored/stored.ts";

/** Operations that are shown. */
const shown = 5;

/** Everything of an account that a text names, read from the database alone. */
export async function searchEverything(
  { stored, operations }: { stored: Pick<StoredInventory, "search">; operations: Pick<PersonOperations, "list"> },
  asked: SearchedFor,
  signal: AbortSignal,
): Promise<Found> {
  const [inventory, { items, total, capped }] = await Promise.all([
    stored.search(asked, signal).catch((error: unknown) => {
      if (error instanceof CloudError) return null;
      throw error;
    }),
    operations.list({ search: asked.search, limit: shown }, signal),
  ]);
  return { inventory, operations: { items, total, capped } };
}
