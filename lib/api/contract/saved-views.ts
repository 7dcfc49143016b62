import { z } from "zod";
import { longestViewName } from "#lib/api/contract/words.ts";
import { isStorable } from "#lib/storable.ts";

/** A person's name for a way to look at the bindings of an account. */
const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Filters, order and columns, as the list's address has them. */
  query: z.string(),
});

export type SavedView = z.infer<typeof savedViewSchema>;

/** A person's views in the order of their names. */
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema) });

export type SavedViews = z.infer<typeof savedViewsSchema>;

const name = z.string().trim().min(1).max(longestViewName).refine(isStorable);
const id = z.string().regex(/^[1-9]\d{0,14}$/);

/** Saves the query under the name; what it named before is replaced. */
export const saveViewSchema = z.object({ name, query: z.string().max(4_000).refine(isStorable) });

export const renameViewSchema = z.object({ id, name });

export const deleteViewSchema = z.object({ id });
