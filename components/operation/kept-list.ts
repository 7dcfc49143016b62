import { useSyncExternalStore } from "react";
import { paths } from "#lib/paths.ts";

/** Of this tab: the list that was shown last, as its path and the ids of its rows. */
const key = "operations.list";

export function keepList(storage: Storage, path: string, ids: readonly string[]): void {
  storage.setItem(key, [path, ...ids].join(" "));
}

/** The path of the list that showed an operation last, with its filters; of the whole list, if none did. */
export function listThatShowed(storage: Storage, id: string): string {
  const [path, ...ids] = (storage.getItem(key) ?? "").split(" ");
  return path?.startsWith(paths.operations()) && ids.includes(id) ? path : paths.operations();
}

/** The way back from an operation's page. */
export function useListThatShowed(id: string): string {
  return useSyncExternalStore(
    () => () => {},
    () => listThatShowed(sessionStorage, id),
    () => paths.operations(),
  );
}
