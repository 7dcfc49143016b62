import { useSyncExternalStore } from "react";
import { paths } from "#lib/paths.ts";

/** Of this tab: the list that was shown last, as its path and the ids of its rows. */
const key = "operations.list";

/** @param storage throws where the browser denies it, which must not cost the page: the way back is a convenience */
export function keepList(storage: () => Storage, path: string, ids: readonly string[]): void {
  try {
    storage().setItem(key, [path, ...ids].join(" "));
  } catch {
    // Then each way back leads to the whole list.
  }
}

function kept(storage: () => Storage): string {
  try {
    return storage().getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** The path of the list that showed an operation last, with its filters; of the whole list, if none did. */
export function listThatShowed(storage: () => Storage, id: string): string {
  const [path, ...ids] = kept(storage).split(" ");
  return path?.startsWith(paths.operations()) && ids.includes(id) ? path : paths.operations();
}

/** The way back from an operation's page. */
export function useListThatShowed(id: string): string {
  return useSyncExternalStore(
    () => () => {},
    () => listThatShowed(() => sessionStorage, id),
    () => paths.operations(),
  );
}
