import { type BindValues, valuesOfLink } from "#components/binding/values.ts";
import type { TabStorage } from "#components/data/tab-storage.ts";
import { isLike, takeKept } from "#components/form/kept-values.ts";

/** What the form's values are kept under. */
export const keptName = "bind";

/** Takes the values stored before this reload, once; null without any. */
export function takeValues(storage: TabStorage): BindValues | null {
  return takeKept(storage, keptName, isBindValues);
}

const { ruleAddress: _, retryOf: __, ...texts } = valuesOfLink(new URLSearchParams());
const address = { domain: "", url: "" };

function isBindValues(kept: unknown): kept is BindValues {
  if (!isLike(kept, texts) || !("ruleAddress" in kept) || !("retryOf" in kept)) return false;
  const { ruleAddress, retryOf } = kept;
  return (ruleAddress === null || isLike(ruleAddress, address)) && (retryOf === null || typeof retryOf === "string");
}
