import type { Operation } from "#lib/api/contract/operation.ts";
import type { Query } from "#lib/db/database.ts";
import type { Announcement } from "#lib/operations/store/notify.ts";
import { databaseNow, readChangedSince, readOperations } from "#lib/operations/store/read.ts";
import { type OperationRow, operationOf, parseId } from "#lib/operations/store/row.ts";

export type BusListener = (operation: Operation) => void;

/** Number of delivered versions kept, so that announcing one of them again costs nothing. */
const remembered = 5_000;
/** Retry interval of a failed read: without a retry the listeners would miss the change. */
const againMs = 1_000;

/**
 * Delivers the changes of operations within this process: each once, in the order of the operation's versions. A row is read
 * once for all listeners. Versions may be skipped, never repeated.
 */
export class Bus {
  readonly #query: Query;
  readonly #onTrouble: (error: unknown) => void;
  readonly #listeners = new Set<BusListener>();
  readonly #delivered = new Map<number, number>();
  readonly #announced = new Set<number>();
  #reading = false;
  #closed = false;
  #missedSince: Date | null = null;

  constructor(query: Query, onTrouble: (error: unknown) => void) {
    this.#query = query;
    this.#onTrouble = onTrouble;
  }

  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Delivers a row that this process has already read. */
  deliver(row: OperationRow): void {
    if (row.version <= (this.#delivered.get(row.id) ?? 0)) return;
    // Deleted first, so that the map is ordered by last delivery and the oldest entry is dropped.
    this.#delivered.delete(row.id);
    this.#delivered.set(row.id, row.version);
    for (const id of this.#delivered.keys()) {
      if (this.#delivered.size <= remembered) break;
      this.#delivered.delete(id);
    }
    // Time of the newest row, by a clock that may be set back.
    this.#missedSince = row.updatedAt;
    const operation = operationOf(row);
    for (const listener of this.#listeners) {
      try {
        listener(operation);
      } catch (error) {
        this.#onTrouble(error);
      }
    }
  }

  /** The newest version delivered here; 0 if none was, or it is no longer kept. */
  version(id: number): number {
    return this.#delivered.get(id) ?? 0;
  }

  /** Handles an announcement from the database. */
  hear({ operation, version }: Announcement): void {
    const id = parseId(operation);
    if (this.#listeners.size === 0 || id === null || version <= (this.#delivered.get(id) ?? 0)) return;
    this.#announced.add(id);
    if (!this.#reading) void this.#readAnnounced();
  }

  /** Reads the changes that were announced while the connection was lost. Called after each (re)connection. */
  async catchUp(): Promise<void> {
    try {
      if (this.#missedSince === null) {
        this.#missedSince = await databaseNow(this.#query);
        return;
      }
      for (const row of await readChangedSince(this.#query, this.#missedSince)) this.deliver(row);
    } catch (error) {
      this.#onTrouble(error);
      this.#again(() => void this.catchUp());
    }
  }

  async #readAnnounced(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#announced.size > 0) {
        const ids = [...this.#announced];
        // Cleared first: a change announced during the reading may not be in it.
        this.#announced.clear();
        const rows = await readOperations(this.#query, ids).catch((error: unknown) => {
          for (const id of ids) this.#announced.add(id);
          throw error;
        });
        for (const row of rows) this.deliver(row);
      }
      this.#reading = false;
    } catch (error) {
      this.#onTrouble(error);
      this.#again(() => void this.#readAnnounced());
    }
  }

  /** Stops all reads. */
  close(): void {
    this.#closed = true;
  }

  #again(then: () => void): void {
    setTimeout(() => this.#closed || then(), againMs).unref();
  }
}
