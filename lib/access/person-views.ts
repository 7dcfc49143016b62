import "server-only";
import { OwnError } from "#lib/access/own-error.ts";
import type { SavedView, SavedViews } from "#lib/api/contract/saved-views.ts";
import type { Views } from "#lib/views/views.ts";

/** One person's saved views. */
export interface PersonViews {
  list(signal?: AbortSignal): Promise<SavedViews>;
  /** @throws OwnError where the person has as many as are kept */
  save(view: Pick<SavedView, "name" | "query">): Promise<void>;
  /** @throws OwnError where another one has that name */
  rename(id: string, name: string): Promise<void>;
  delete(id: string): Promise<void>;
}

export function personViews(person: string, views: Views): PersonViews {
  return {
    list: (signal) => views.list(person, signal),
    async save(view) {
      if (!(await views.save(person, view))) throw new OwnError("Console.TooManyViews");
    },
    async rename(id, name) {
      if (!(await views.rename(person, id, name))) throw new OwnError("Console.ViewNameTaken");
    },
    delete: (id) => views.delete(person, id),
  };
}
