import { and, like, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { fold } from "#lib/fold.ts";

// A search by words in a column of folded texts, one text per line, each line begun by a line feed.

/** One or two letters have a trigram only at the beginning of a word. */
const tooShort = /^[a-z0-9]{1,2}$/;
/** Characters before a word, as a list, since PostgreSQL's index can't use a negated class. */
const beforeWord = "[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]";

/** The same condition for the rows that contain a text's words, in two forms. */
export interface Matches {
  /** For few hits: uses the index. */
  indexed: SQL | undefined;
  /** For many hits: scans the rows in their order, with functions that no index supports. */
  scanned: SQL | undefined;
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** Condition for rows whose text contains a folded word. One of one or two letters matches only beginnings of words. */
export function contains(column: PgColumn, word: string): Matches {
  const begins = beforeWord + word;
  return tooShort.test(word)
    ? { indexed: sql`${column} ~ ${begins}`, scanned: sql`regexp_like(${column}, ${begins})` }
    : {
        indexed: like(column, `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`),
        scanned: sql`strpos(${column}, ${word}) > 0`,
      };
}

/** Condition for rows that contain each word of a text; null without words. */
export function containsAll(column: PgColumn, text: string): Matches | null {
  const words = wordsOf(text).map((word) => contains(column, word));
  if (words.length === 0) return null;
  return {
    indexed: and(...words.map(({ indexed }) => indexed)),
    scanned: and(...words.map(({ scanned }) => scanned)),
  };
}
