import type { ExplainedError } from "#lib/api/contract/failure.ts";

/**
 * A failed read or action of the console. `explained` is the server's explanation and `status` the HTTP status; both are null
 * if the console didn't answer.
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
