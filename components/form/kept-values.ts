import type { TabStorage } from "#components/data/tab-storage.ts";

/**
 * Stores a form's values across one reload of the page.
 *
 * @returns false where the browser doesn't store them: a reload would lose them
 */
export function keepValues(storage: TabStorage, form: string, values: object): boolean {
  return storage.write(storageKey(form), JSON.stringify(values));
}

/** Whether values were kept before this reload and not taken yet. */
export function hasKept(storage: TabStorage, form: string): boolean {
  return storage.read(storageKey(form)) !== null;
}

/** What was kept before this reload, once; null where nothing was, or something that is no such values. */
export function takeKept<Values>(
  storage: TabStorage,
  form: string,
  isValues: (kept: unknown) => kept is Values,
): Values | null {
  const text = storage.read(storageKey(form));
  storage.remove(storageKey(form));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isValues(kept) ? kept : null;
  } catch {
    // Not written by this form.
    return null;
  }
}

/** Whether a thing has members of the same types: what another build of the form kept may have not. */
export function isLike<Values extends object>(kept: unknown, like: Values): kept is Values {
  if (typeof kept !== "object" || kept === null) return false;
  const values = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(like).every(([name, value]) => typeof values.get(name) === typeof value);
}

function storageKey(form: string): string {
  return `${form}.kept`;
}
