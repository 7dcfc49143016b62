import "server-only";
import { explain, explainTask } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { ExplainedError } from "#lib/inventory/types.ts";
import type { Operation, OperationDetail } from "#lib/operations/types.ts";
import { runtime } from "#lib/runtime/current.ts";

/** An operation's page in the reader's language. */
export interface ExplainedDetail extends OperationDetail {
  /** What the cloud said against it, in words; null where it said nothing. */
  explained: ExplainedError | null;
}

/** Longer than the pause between two reads of a page that is open. */
const watchedForMs = 15_000;

/** Null for an id that no operation has. Whoever reads an unfinished operation has it polled before others for a while. */
export async function explainedDetail(id: string, locale: Locale): Promise<ExplainedDetail | null> {
  const { engine } = runtime();
  const detail = await engine.detail(id);
  if (!detail) return null;
  if (detail.operation.endedAt === null) setTimeout(engine.watch(id), watchedForMs).unref();
  return { ...detail, explained: explainedCause(detail.operation, locale) };
}

function explainedCause({ cause, cloudSays, taskId }: Operation, locale: Locale): ExplainedError | null {
  if (cause === "task-failed") return explainTask(cloudSays?.message ?? null, taskId, locale);
  if (!cloudSays?.code) return null;
  const { code, message, requestId } = cloudSays;
  return explain({ kind: "refused", code, message, requestId }, locale);
}
