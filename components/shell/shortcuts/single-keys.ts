import { neverThrowing } from "#components/data/tab-storage.ts";

const key = "single-keys";
const storage = neverThrowing(() => localStorage);

/** Whether keys without Ctrl or ⌘ do something, in this browser. */
export function hasSingleKeys(): boolean {
  return storage.read(key) !== "off";
}

export function setSingleKeys(on: boolean): void {
  if (on) storage.remove(key);
  else storage.write(key, "off");
}
