import { useMutation, useQueryClient } from "@tanstack/react-query";
import { invalidate, type QueryName } from "#components/data/query-keys.ts";
import { RequestError } from "#components/data/request-error.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";

/** What server actions answer: why they refused, or null or anything else when it is done. */
type ActionAnswer = ExplainedError | null | { kind: "refused"; error: ExplainedError } | { kind: string };

interface ActionOptions<Answer> {
  /** Read again before the action counts as done; after a failure too, which may come of an old screen. */
  invalidates: readonly QueryName[];
  onDone?: (answer: Answer) => void | Promise<void>;
}

/** A server action as a mutation, whose every failure is a RequestError. */
export function useAction<Given, Answer extends ActionAnswer>(
  action: (given: Given) => Promise<Answer>,
  { invalidates, onDone }: ActionOptions<Answer>,
) {
  const client = useQueryClient();
  return useMutation<Answer, RequestError, Given>({
    mutationFn: async (given) => {
      const answer = await action(given).catch((error: unknown) => {
        // It never got through: the console is away, or was built anew since this page was loaded.
        throw new RequestError(null, null, { cause: error });
      });
      const refusal = refusalIn(answer);
      if (refusal) throw new RequestError(null, refusal);
      return answer;
    },
    onSuccess: async (answer) => {
      await onDone?.(answer);
      await invalidate(client, ...invalidates);
    },
    onError: () => void invalidate(client, ...invalidates),
  });
}

function refusalIn(answer: ActionAnswer): ExplainedError | null {
  if (answer === null) return null;
  if ("error" in answer) return answer.error;
  return "code" in answer ? answer : null;
}
