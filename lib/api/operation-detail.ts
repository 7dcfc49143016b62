import "server-only";
import { OwnError } from "#lib/access/own-error.ts";
import type { Session } from "#lib/access/session.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { Operation, OperationView } from "#lib/api/contract/operation.ts";
import { explain, explainTask } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { cachedRead } from "#lib/inventory/cached-read.ts";

/** Longer than the refetch interval of an open page. */
const watchedForMs = 15_000;
/** Greatest age of data that changes without a new version, such as the place in the queue. */
const ttlMs = 500;

interface Wanted extends Pick<Session, "account" | "operations" | "locale"> {
  id: string;
  /** Version of the last event: its viewers all refetch at once and share one read. */
  version: number;
}

const read = cachedRead<Wanted, { detail: OperationView | null }>({
  ttlMs,
  max: 200,
  keyOf: ({ id, account, locale, version }) => JSON.stringify([id, account.id, locale, version]),
  async load({ id, locale, operations }) {
    const detail = await operations.detail(id);
    if (!detail) return { detail: null };
    if (detail.operation.endedAt === null) setTimeout(operations.watch(id), watchedForMs).unref();
    return { detail: { ...detail, explained: explainedCause(detail.operation, locale) } };
  },
});

/**
 * Reads an operation's page. An unfinished operation gets priority for its polls for a while.
 *
 * @throws OwnError for an unknown id
 */
export async function explainedDetail(id: string, { account, operations, locale }: Session): Promise<OperationView> {
  const { detail } = await read({ id, account, locale, operations, version: operations.toldVersion(id) });
  if (!detail) throw new OwnError("Console.UnknownOperation");
  return detail;
}

function explainedCause(operation: Operation, locale: Locale): ExplainedError | null {
  const { cause, cloudSays, lookFailure, taskId } = operation;
  if (cause === "task-failed") return explainTask(cloudSays?.message ?? null, taskId, locale);
  const says = lookFailure ?? cloudSays;
  if (!says?.code) return null;
  const { code, message, requestId, action } = says;
  const failure = { kind: "refused", code, message, requestId, ...(action !== undefined && { action }) } as const;
  return explain(failure, locale, lookFailure ? "read" : "change");
}
