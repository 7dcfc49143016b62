/** Stores a form's values across one reload of the page. */
export function keepValues(storage: Storage, form: string, values: object): void {
  storage.setItem(keyOf(form), JSON.stringify(values));
}

/** Whether values were kept before this reload and not taken yet. */
export function hasKept(storage: Storage, form: string): boolean {
  return storage.getItem(keyOf(form)) !== null;
}

/** What was kept before this reload, once; null where nothing was, or something that is no such values. */
export function takeKept<Values>(
  storage: Storage,
  form: string,
  isValues: (kept: unknown) => kept is Values,
): Values | null {
  const text = storage.getItem(keyOf(form));
  storage.removeItem(keyOf(form));
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

function keyOf(form: string): string {
  return `${form}.kept`;
}
