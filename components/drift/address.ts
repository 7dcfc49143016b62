import type { DriftFilter } from "#lib/api/contract/drift.ts";
import { operationIdPattern } from "#lib/api/contract/words.ts";

const longestId = 100;

/** Reads the address of the list. It shows what isn't settled, unless the address asks for all; unknown values don't narrow it. */
export function readDriftAddress(parameters: URLSearchParams): DriftFilter {
  const locationId = parameters.get("locationId")?.trim().slice(0, longestId);
  const rowId = (name: "before" | "after") => {
    const text = parameters.get(name) ?? "";
    return operationIdPattern.test(text) ? { [name]: Number(text) } : {};
  };
  return {
    ...(parameters.get("show") === "all" ? {} : { show: "unsettled" }),
    ...(locationId ? { locationId } : {}),
    ...rowId("before"),
    ...rowId("after"),
  };
}
