"use server";

import { answerAction } from "#lib/api/answer-action.ts";
import { deleteViewSchema, renameViewSchema, saveViewSchema } from "#lib/api/contract/saved-views.ts";
import { refreshSchema } from "#lib/api/contract/stored-inventory.ts";

/** Has these load balancers read before everything else. */
export const refreshBindings = answerAction(refreshSchema, "read", async (loadBalancers, { stored }) => {
  await stored.refresh(loadBalancers);
  return null;
});

/** Saves a way to look at the bindings, for the person alone. */
export const saveView = answerAction(saveViewSchema, "read", async (view, { views }) => {
  await views.save(view);
  return null;
});

export const renameView = answerAction(renameViewSchema, "read", async ({ id, name }, { views }) => {
  await views.rename(id, name);
  return null;
});

export const deleteView = answerAction(deleteViewSchema, "read", async ({ id }, { views }) => {
  await views.delete(id);
  return null;
});
