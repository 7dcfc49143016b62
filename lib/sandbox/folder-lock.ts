import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Long enough for a predecessor that is just ending. */
const patienceMs = 1000;
const sqliteBusy = 5;

/**
 * Takes a folder for this sandbox alone. What holds it is the operating system's lock on a file, by way of SQLite: Node has
 * no other, and this one goes with its process, however that ends.
 *
 * @returns what gives it back
 * @throws when another sandbox has it
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
