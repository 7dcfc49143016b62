import { useSyncExternalStore } from "react";
import { type TabStorage, tabStorage } from "#components/data/tab-storage.ts";
import { paths } from "#lib/paths.ts";

/** Of this tab: the list that was shown last, as its path and the ids of its rows. */
const key = "operations.list";

export function keepList(storage: TabStorage, path: string, ids: readonly string[]): void {
  storage.write(key, [path, ...ids].join(" "));
}

/** The path of the list that showed an operation last, with its filters; of the whole list, if none did. */
export function listThatShowed(storage: TabStorage, id: string): string {
  const [path, ...ids] = (storage.read(key) ?? "").split(" ");
  return path?.startsWith(paths.operations()) && ids.includes(id) ? path : paths.operations();
}

/** The way back from an operation's page. */
export function useListThatShowed(id: string): string {
  return useSyncExternalStore(
    () => () => {},
    () => listThatShowed(tabStorage, id),
    () => paths.operations(),
  );
}
