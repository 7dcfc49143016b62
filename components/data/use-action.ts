import { useMutation, useQueryClient } from "@tanstack/react-query";
import { invalidate, type QueryName } from "#components/data/query-keys.ts";
import { RequestError } from "#components/data/request-error.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";

interface ActionOptions<Value> {
  /** Queries refetched before the action counts as done; also after a failure, whose cause may be an outdated screen. */
  invalidates: readonly QueryName[];
  onDone?: (value: Value) => void | Promise<void>;
}

/** A server action, in the account in force, as a mutation whose failures are RequestErrors. */
export function useAction<Given, Value>(
  action: ServerAction<Given, Value>,
  { invalidates, onDone }: ActionOptions<Value>,
) {
  const client = useQueryClient();
  const { account } = usePlace();
  return useMutation<Value, RequestError, Given>({
    mutationFn: async (given) => {
      const answer = await action(given, account).catch((error: unknown) => {
        // The call failed: the console is away, or was rebuilt since this page was loaded.
        throw new RequestError(null, null, { cause: error });
      });
      if (answer.kind === "refused") throw new RequestError(null, answer.error);
      return answer.value;
    },
    onSuccess: async (value) => {
      await onDone?.(value);
      await invalidate(client, ...invalidates);
    },
    onError: () => void invalidate(client, ...invalidates),
  });
}
