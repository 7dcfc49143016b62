import * as z from "zod/mini";
import type { ApiFailure, ExplainedError } from "#lib/inventory/types.ts";

/** A list that couldn't be had. Without an explanation the console itself gave no usable answer. */
export class ApiError extends Error {
  readonly explained: ExplainedError | null;

  constructor(explained: ExplainedError | null, options?: ErrorOptions) {
    super(explained?.code ?? "no answer from the console", options);
    this.explained = explained;
  }
}

const text = z.nullable(z.string());

const failureSchema: z.ZodMiniType<ApiFailure> = z.object({
  error: z.object({
    code: z.string(),
    title: z.string(),
    meaning: z.string(),
    whatToDo: z.string(),
    field: text,
    retryable: z.boolean(),
    requestId: text,
    raw: text,
    action: text,
    permission: z.nullable(z.object({ action: z.string(), keys: text, policy: z.string() })),
    known: z.boolean(),
  }),
});

/**
 * Reads one of the console's own addresses, whose answers have the type that the address promises.
 *
 * @throws ApiError
 */
export async function getJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  let status: number;
  let body: Answer;
  try {
    const response = await fetch(path, { signal, headers: { Accept: "application/json" } });
    status = response.status;
    body = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError(null, { cause: error });
  }
  if (status === 200) return body;
  const failure = failureSchema.safeParse(body);
  throw new ApiError(failure.success ? failure.data.error : null);
}
