import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { RequestError } from "#components/data/request-error.ts";

/** Whether the console does not know the action any more, because it was built anew: only a page of that build can call it. */
export function isOutdated(error: RequestError): boolean {
  return unstable_isUnrecognizedActionError(error.cause);
}
