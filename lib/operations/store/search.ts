import { and, eq, isNotNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Binding } from "#lib/binding/types.ts";
import { operations } from "#lib/operations/schema.ts";
import { type OperationRow, parseId } from "#lib/operations/store/row.ts";
import { unfinished } from "#lib/operations/store/state-conditions.ts";

/**
 * Spells a text in ASCII: small letters, and each other character as `U` and its number. PostgreSQL then finds any part
 * of it by an index of trigrams whatever the database's locale is, even a single Chinese character, which is too short
 * for a trigram of its own.
 */
export function fold(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), spelt).join("");
}

function spelt(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 128 ? character : `U${code.toString(16)}`;
}

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
 * Everything that an operation is searched by, folded, a line each. The row stores it: when it is inserted, and when it
 * ends, with the task's id and what the cloud said.
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
  // Before the first line, too: what begins a text is found as the beginning of a word.
  return [...new Set(texts)].map((text) => `\n${fold(text ?? "")}`).join("");
}

function namesOf(binding: Binding | null | undefined): string[] {
  return binding ? [binding.function.namespace, binding.function.name] : [];
}

/** One or two letters are no trigram, unless they begin a word. */
const tooShort = /^[a-z0-9]{1,2}$/;
/** What may stand before a word. As a list: PostgreSQL's index can't serve "anything but letters and digits". */
const beforeWord = "[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]";

/** The rows that hold a text's words, said in two ways. */
export interface Matches {
  /** For few hits: all of them are found by the index. */
  indexed: SQL | undefined;
  /** For many hits: the newest are found by looking through the newest rows. No index serves these functions. */
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
 * The rows that hold each word of a text, anywhere; a number is also an operation's own id. Words of one or two letters
 * are found where a word begins. Null where there is no word in it.
 *
 * The index holds only what has ended, for each change of a row would be written to it; the few others are looked through.
 */
export function matches(text: string): Matches | null {
  const words = fold(text).split(/\s+/).filter(Boolean).map(lookFor);
  if (words.length === 0) return null;
  const indexed = and(...words.map((word) => word.indexed));
  const scanned = and(...words.map((word) => word.scanned));
  return { indexed: or(and(isNotNull(operations.endedAt), indexed), and(unfinished, scanned)), scanned };
}
