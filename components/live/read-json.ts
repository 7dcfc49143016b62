import type { ApiFailure, ExplainedError } from "#lib/inventory/types.ts";

/** A read that failed. `explained` is what the server said of it; null when no answer of the console came at all. */
export class ReadError extends Error {
  override name = "ReadError";
  readonly status: number | null;
  readonly explained: ExplainedError | null;

  constructor(status: number | null, explained: ExplainedError | null, options?: ErrorOptions) {
    super(explained?.title ?? "the console did not answer", options);
    this.status = status;
    this.explained = explained;
  }
}

/** Reads one of the console's own GET addresses. @throws ReadError, or AbortError when the signal ended it */
export async function readJson<Answer>(url: string, signal: AbortSignal): Promise<Answer> {
  const response = await answerOf(url, signal);
  if (!response.ok) throw new ReadError(response.status, await explainedBy(response));
  return response.json();
}

async function answerOf(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    signal.throwIfAborted();
    throw new ReadError(null, null, { cause: error });
  }
}

async function explainedBy(response: Response): Promise<ExplainedError | null> {
  try {
    const body: Partial<ApiFailure> | null = await response.json();
    return body?.error ?? null;
  } catch {
    // A proxy's page instead of our answer explains nothing; the status is all there is.
    return null;
  }
}
