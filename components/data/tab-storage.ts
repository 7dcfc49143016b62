/** What this tab stores. It never throws: a browser may deny its storage, or have no room left. */
export interface TabStorage {
  /** Null without any. */
  read: (key: string) => string | null;
  /** @returns whether it is stored now */
  write: (key: string, text: string) => boolean;
  remove: (key: string) => void;
}

/** @param open throws where the browser denies its storage */
export function neverThrowing(open: () => Storage): TabStorage {
  function attempt<T>(use: (storage: Storage) => T, otherwise: T): T {
    try {
      return use(open());
    } catch {
      // What is stored here is a convenience: without it the page must work as well.
      return otherwise;
    }
  }
  return {
    read: (key) => attempt((storage) => storage.getItem(key), null),
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** Of this tab, over reloads. */
export const tabStorage = neverThrowing(() => sessionStorage);
