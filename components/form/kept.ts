/** Keeps what a form shows over one reload of the page. */
export function keepValues(storage: Storage, form: string, values: object): void {
  storage.setItem(keyOf(form), JSON.stringify(values));
}

/**
 * What was kept before this reload, once; null where nothing was.
 *
 * @param like values of the form: what was kept by another build of it is forgotten
 */
export function takeValues<Values extends object>(storage: Storage, form: string, like: Values): Values | null {
  const text = storage.getItem(keyOf(form));
  storage.removeItem(keyOf(form));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isLike(kept, like) ? kept : null;
  } catch {
    // Written by something else: as good as nothing kept.
    return null;
  }
}

function keyOf(form: string): string {
  return `${form}.kept`;
}

function isLike<Values extends object>(kept: unknown, like: Values): kept is Values {
  if (typeof kept !== "object" || kept === null) return false;
  const values = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(like).every(([name, value]) => typeof values.get(name) === typeof value);
}
