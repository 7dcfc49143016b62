import { and, eq, isNotNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Binding } from "#lib/binding/types.ts";
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

/** One or two letters have a trigram only at the beginning of a word. */
const tooShort = /^[a-z0-9]{1,2}$/;
/** Characters before a word, as a list, since PostgreSQL's index can't use a negated class. */
const beforeWord = "[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]";

/** The same condition for the rows that contain a text's words, in two forms. */
export interface Matches {
  /** For few hits: uses the index. */
  indexed: SQL | undefined;
  /** For many hits: scans the newest rows, with functions that no index supports. */
  scanned: SQL | undefined;
}

function lookFor(word: string): Matches {
  const begins = beforeWord + word;
  const { indexed, scanned } = tooShort.test(word)
    ? {
        indexed: sql`${operations.search} ~ ${begins}`,
        scanned: sql`regexp_like(${operations.search}, ${begins})`,
      }
    : {
        indexed: like(operations.search, `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`),
        scanned: sql`strpos(${operations.search}, ${word}) > 0`,
      };
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

function wordsOf(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}
