import { useQuery } from "@tanstack/react-query";
import type { Choice } from "#components/binding/draft.ts";
import { operationView } from "#components/data/operation-queries.ts";
import { RequestError } from "#components/data/request-error.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { operationIdPattern } from "#lib/api/contract/words.ts";

interface Retry {
  stray: boolean;
  /** The operation that is tried again; null without one, and until it is read. */
  operation: Operation | null;
}

const none: Retry = { stray: false, operation: null };
const stray: Retry = { stray: true, operation: null };

/**
 * The operation that a link wants tried again, and whether it is none of this console's, or one of another rule. While that can't be
 * read it counts as right: the server stores no such reference either.
 */
export function useRetry(retryOf: string | null, { region, locationId }: Choice): Retry {
  const place = usePlace();
  const isId = retryOf !== null && operationIdPattern.test(retryOf);
  const { data, error } = useQuery({ ...operationView(place, retryOf ?? ""), enabled: isId });
  if (retryOf === null) return none;
  if (!isId || (error instanceof RequestError && error.status === 404)) return stray;
  if (data === undefined || region.kind !== "found" || locationId.kind !== "found") return none;
  const { operation } = data;
  const isOther = operation.region !== region.id || operation.rule.locationId !== locationId.id;
  return isOther ? stray : { stray: false, operation };
}
