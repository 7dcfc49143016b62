import { useQuery } from "@tanstack/react-query";
import type { Target } from "#components/change/judged.ts";
import { functionQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { Change } from "#lib/binding/types.ts";

/** The function that a change binds, as it is now; null for a change that binds none, undefined until it is read. */
export function useTarget(change: Change | null): { target: Target | null | undefined; error: Error | null } {
  const place = usePlace();
  const bound = change?.kind === "bind" || change?.kind === "replace" ? change.after?.function : undefined;
  const { namespace = "", name = "" } = bound ?? {};
  const region = change?.rule.region ?? "";
  const enabled = bound !== undefined;
  const functions = useQuery({ ...functionQuery(place, { region, namespace, name }), enabled });
  const found = functions.data?.[0];
  const qualifiers = useQuery({
    ...qualifiersQuery(place, { region, namespace, function: name }),
    enabled: enabled && found !== undefined,
  });
  const error = functions.error ?? qualifiers.error;
  if (!bound) return { target: null, error: null };
  if (functions.data && !found) return { target: { function: null, qualifier: null }, error: null };
  if (!found || !qualifiers.data) return { target: undefined, error };
  const qualifier = qualifiers.data.items.find((item) => item.name === bound.qualifier) ?? null;
  return { target: { function: found, qualifier }, error: null };
}
