import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Long enough for a previous sandbox that is just ending. */
const patienceMs = 1000;
const sqliteBusy = 5;

/**
 * Locks a folder for this sandbox. SQLite takes the operating system's lock on a file, for which Node has no function of
 * its own; the lock ends with its process, however that ends.
 *
 * @returns the function that releases it
 * @throws when another sandbox holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, "sandbox.lock"), { timeout: patienceMs });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    const taken = error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
    throw taken
      ? new Error(`another sandbox keeps its state in ${folder}; choose another folder with --data-dir.`)
      : error;
  }
  return () => lock.close();
}
