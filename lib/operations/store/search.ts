import { and, eq, isNotNull, or } from "drizzle-orm";
import type { Binding } from "#lib/binding/types.ts";
import { contains, type Matches, wordsOf } from "#lib/db/word-search.ts";
import { fold } from "#lib/fold.ts";
import { operations } from "#lib/operations/schema.ts";
import { type OperationRow, parseId } from "#lib/operations/store/row.ts";
import { unfinished } from "#lib/operations/store/state-conditions.ts";

type Searched = Pick<
  OperationRow,
  | "loadBalancerId"
  | "loadBalancerName"
  | "listenerId"
  | "listenerName"
  | "locationId"
  | "ruleDomain"
  | "ruleUrl"
  | "before"
  | "after"
  | "actor"
  | "reason"
> &
  Partial<Pick<OperationRow, "taskId" | "cloudSays">>;

/**
 * The folded search text of an operation, one value per line. It is stored when the row is inserted, and again when it ends,
 * then with the task's id and the cloud's message.
 */
export function searchTextOf(row: Searched): string {
  const texts = [
    row.loadBalancerId,
    row.loadBalancerName,
    row.listenerId,
    row.listenerName,
    row.locationId,
    row.ruleDomain + row.ruleUrl,
    row.actor,
    row.reason,
    ...namesOf(row.before),
    ...namesOf(row.after),
    row.taskId,
    row.cloudSays?.code,
    row.cloudSays?.requestId,
  ].filter((text) => text !== null && text !== undefined && text !== "");
  // Also before the first line, so that the beginning of a text counts as the beginning of a word.
  return [...new Set(texts)].map((text) => `\n${fold(text ?? "")}`).join("");
}

function namesOf(binding: Binding | null | undefined): string[] {
  return binding ? [binding.function.namespace, binding.function.name] : [];
}

/** As any text, and a number also as an operation's id. */
function lookFor(word: string): Matches {
  const { indexed, scanned } = contains(operations.search, word);
  const id = parseId(word);
  if (id === null) return { indexed, scanned };
  return { indexed: or(indexed, eq(operations.id, id)), scanned: or(scanned, eq(operations.id, id)) };
}

/**
 * Condition for rows that contain each word of a text; a number also matches an operation's id. Words of one or two letters
 * match only beginnings of words. Null without words. `contained` are words that another condition of the query compares
 * exactly: they only let it use the index.
 *
 * The index has only ended operations, because it would be written with every change of a row; the others are scanned.
 */
export function matches(text: string, contained: readonly string[] = []): Matches | null {
  const words = wordsOf(text).map(lookFor);
  const known = contained.flatMap(wordsOf).map(lookFor);
  if (words.length + known.length === 0) return null;
  const indexed = [...words, ...known].map((word) => word.indexed);
  const scanned = and(...words.map((word) => word.scanned));
  return { indexed: or(and(isNotNull(operations.endedAt), ...indexed), and(unfinished, scanned)), scanned };
}
