import { useQuery } from "@tanstack/react-query";
import type { Choice } from "#components/binding/draft.ts";
import { operationView } from "#components/data/operation-queries.ts";
import { RequestError } from "#components/data/request-error.ts";
import { usePlace } from "#components/data/use-place.ts";
import { operationIdPattern } from "#lib/api/contract/words.ts";

/**
 * Whether the operation that a link wants tried again is none of this console's, or one of another rule. While that can't be
 * read it counts as right: the server stores no such reference either.
 */
export function useStrayRetry(retryOf: string | null, { region, locationId }: Choice): boolean {
  const place = usePlace();
  const isId = retryOf !== null && operationIdPattern.test(retryOf);
  const { data, error } = useQuery({ ...operationView(place, retryOf ?? ""), enabled: isId });
  if (retryOf === null) return false;
  if (!isId || (error instanceof RequestError && error.status === 404)) return true;
  if (data === undefined || region.kind !== "found" || locationId.kind !== "found") return false;
  const { operation } = data;
  return operation.region !== region.id || operation.rule.locationId !== locationId.id;
}
