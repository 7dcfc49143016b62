import { RequestError } from "#components/data/request-error.ts";
import { learnServerTime } from "#components/ui/server-clock.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";

/**
 * Fetches JSON from one of the console's GET handlers. The caller names the type of the answer.
 *
 * @throws RequestError, or the signal's own reason when that ended it
 */
export async function getJson<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  let status: number | null = null;
  let body: unknown;
  try {
    const sent = Date.now();
    const response = await fetch(path, { signal, headers: { Accept: "application/json" } });
    const at = Date.parse(response.headers.get("date") ?? "");
    learnServerTime({ at, within: 1_000, sent, received: Date.now() });
    status = response.status;
    if (response.ok) return await response.json();
    body = await response.json();
  } catch (error) {
    signal.throwIfAborted();
    // No answer, or a proxy's page.
    throw new RequestError(status, null, { cause: error });
  }
  throw new RequestError(status, explainedBy(body));
}

/** The explanation in a failure's body. Checked by hand, since every screen would load a schema library only for this. */
function explainedBy(body: unknown): ExplainedError | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return isExplained(body.error) ? body.error : null;
}

function isExplained(error: unknown): error is ExplainedError {
  if (typeof error !== "object" || error === null) return false;
  const said = new Map<string, unknown>(Object.entries(error));
  return ["code", "title", "meaning", "whatToDo"].every((name) => typeof said.get(name) === "string");
}
