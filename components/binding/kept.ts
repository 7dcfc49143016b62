import * as z from "zod/mini";
import type { BindValues } from "#components/binding/values.ts";

const key = "bind.kept";

const keptSchema: z.ZodMiniType<BindValues> = z.object({
  region: z.string(),
  loadBalancer: z.string(),
  listener: z.string(),
  rule: z.string(),
  ruleAddress: z.nullable(z.object({ domain: z.string(), url: z.string() })),
  namespace: z.string(),
  function: z.string(),
  qualifier: z.string(),
  weight: z.string(),
  reason: z.string(),
  retryOf: z.nullable(z.string()),
});

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
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Written by something else: as good as nothing kept.
    return null;
  }
}
