import type { ExplainedError } from "#lib/api/contract/failure.ts";

/**
 * A read or an action of the console that failed. `explained` is what the server said of it, and `status` its HTTP status;
 * both are null when no answer of the console came.
 */
export class RequestError extends Error {
  override name = "RequestError";
  readonly status: number | null;
  readonly explained: ExplainedError | null;

  constructor(status: number | null, explained: ExplainedError | null, options?: ErrorOptions) {
    super(explained?.title ?? "the console did not answer", options);
    this.status = status;
    this.explained = explained;
  }
}
