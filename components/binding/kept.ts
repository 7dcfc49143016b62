import { type BindValues, bindValuesSchema } from "#components/binding/values.ts";

const key = "bind.kept";

/** Keeps what the form shows over one reload of the page. */
export function keepValues(storage: Storage, values: BindValues): void {
  storage.setItem(key, JSON.stringify(values));
}

/** What was kept before this reload, once; null where nothing was. */
export function takeValues(storage: Storage): BindValues | null {
  const text = storage.getItem(key);
  storage.removeItem(key);
  if (text === null) return null;
  try {
    const parsed = bindValuesSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Written by something else: as good as nothing kept.
    return null;
  }
}
