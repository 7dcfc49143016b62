import { and, asc, eq, ne } from "drizzle-orm";
import type { SavedView, SavedViews } from "#lib/api/contract/saved-views.ts";
import type { Database } from "#lib/db/database.ts";
import { violatedIndex } from "#lib/db/failure.ts";
import { savedViews } from "#lib/views/schema.ts";

/** The saved views of an account's people: each has their own. */
export interface Views {
  list(person: string, signal?: AbortSignal): Promise<SavedViews>;
  /** Replaces what the name stood for. @returns false where the person has as many as are kept */
  save(person: string, view: Pick<SavedView, "name" | "query">): Promise<boolean>;
  /** @returns false where another view of the person has that name */
  rename(person: string, id: string, name: string): Promise<boolean>;
  /** Without effect where there is none. */
  delete(person: string, id: string): Promise<void>;
}

const mostOfPerson = 100;

/** @param account the console's account */
export function createViews(database: Database, account: string): Views {
  const { query } = database;
  const ofPerson = (person: string) => and(eq(savedViews.account, account), eq(savedViews.person, person));
  const oneOf = (person: string, id: string) => and(ofPerson(person), eq(savedViews.id, Number(id)));

  return {
    list: (person, signal) =>
      database.read(async (reads) => {
        const rows = await reads
          .select()
          .from(savedViews)
          .where(ofPerson(person))
          .orderBy(asc(savedViews.name), asc(savedViews.id))
          .limit(mostOfPerson);
        return { items: rows.map(({ id, name, query: saved }) => ({ id: String(id), name, query: saved })) };
      }, signal),

    async save(person, { name, query: saved }) {
      const others = await query.$count(savedViews, and(ofPerson(person), ne(savedViews.name, name)));
      if (others >= mostOfPerson) return false;
      await query
        .insert(savedViews)
        .values({ account, person, name, query: saved })
        .onConflictDoUpdate({
          target: [savedViews.account, savedViews.person, savedViews.name],
          set: { query: saved },
        });
      return true;
    },

    async rename(person, id, name) {
      try {
        await query.update(savedViews).set({ name }).where(oneOf(person, id));
        return true;
      } catch (error) {
        if (violatedIndex(error) !== "saved_views_name") throw error;
        return false;
      }
    },

    async delete(person, id) {
      await query.delete(savedViews).where(oneOf(person, id));
    },
  };
}
