import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type IssuedKey, issuedKeySchema } from "#lib/sandbox/keys.ts";
import { type Task, taskSchema } from "#lib/sandbox/tasks.ts";
import { scenarioNames } from "#lib/sandbox/world/scenarios.ts";
import { removedSchema, touchedSchema } from "#lib/sandbox/world/state.ts";

const stateSchema = z.object({
  version: z.literal(2),
  seed: z.string(),
  scenario: z.enum(scenarioNames).default("default"),
  clockOffsetMs: z.number(),
  tasks: z.array(taskSchema),
  keys: z.array(issuedKeySchema),
  touched: z.array(touchedSchema),
  removed: z.array(removedSchema),
});

/** Everything that a restart needs besides the recipe of the world. */
export type SavedState = z.output<typeof stateSchema>;

/**
 * Keeps the state in a folder: `sandbox.json`, replaced as a whole, and a journal of the tasks begun and the keys issued
 * since, one line each, so that a kill loses nothing that was acknowledged.
 */
export interface Store {
  /** Null when there is none or it can't be parsed. */
  load(): SavedState | null;
  /** Must be called before a write or an issue of keys is answered. */
  append(entry: Task | IssuedKey): void;
  save(state: SavedState): void;
}

/** A store that keeps nothing. */
export const noStore: Store = { load: () => null, append: () => {}, save: () => {} };

export function fileStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "sandbox.json");
  const journal = join(folder, "sandbox.journal");
  return {
    load: () => {
      const saved = stateSchema.safeParse(json(read(file)));
      if (!saved.success) return null;
      const { tasks, keys } = saved.data;
      const lines = read(journal).split("\n").map(json);
      return {
        ...saved.data,
        tasks: added(tasks, lines, taskSchema, (task) => task.id),
        keys: added(keys, lines, issuedKeySchema, (key) => key.secretId),
      };
    },
    append: (entry) => appendFileSync(journal, `${JSON.stringify(entry)}\n`),
    save: (state) => {
      const fresh = `${file}.new`;
      writeFileSync(fresh, JSON.stringify(state));
      renameSync(fresh, file);
      rmSync(journal, { force: true });
    },
  };
}

/** The saved entries, and those of the journal that are not among them. */
function added<Entry>(saved: Entry[], lines: unknown[], schema: z.ZodType<Entry>, idOf: (entry: Entry) => string) {
  const known = new Set(saved.map(idOf));
  const since = lines.map((line) => schema.safeParse(line));
  return [...saved, ...since.flatMap((line) => (line.success && !known.has(idOf(line.data)) ? [line.data] : []))];
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Undefined for a line cut off by a kill. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
