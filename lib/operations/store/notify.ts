import { type SQL, sql } from "drizzle-orm";
import type { Executor } from "#lib/db/transaction.ts";

/** Channel of announcements, on which every process listens. */
export const channel = "operations";

export interface Announcement {
  operation: string;
  version: number;
}

/**
 * Announces a changed row, as an expression within a statement of the transaction that changes it: only committed changes are
 * announced, and it takes no round trip of its own.
 */
export function announcement(id: number, version: number): SQL {
  return sql`pg_notify(${channel}, ${JSON.stringify({ operation: String(id), version })})`;
}

/** Announces a changed row by a statement of its own. */
export async function announceRow(tx: Executor, id: number, version: number): Promise<void> {
  await tx.execute(sql`select ${announcement(id, version)}`);
}

/** Parses an announcement; null for anything else. */
export function readAnnouncement(payload: string): Announcement | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== "object" || value === null || !("operation" in value) || !("version" in value)) return null;
    const { operation, version } = value;
    return typeof operation === "string" && typeof version === "number" ? { operation, version } : null;
  } catch {
    return null;
  }
}
