import type { Choice } from "#components/binding/draft.ts";
import { blockerOf } from "#components/binding/field-state.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import { type ChoiceField, choiceFields } from "#lib/api/contract/bind-fields.ts";

/** A field to choose in, with the id of its only choice. */
interface OnlyChoice {
  field: ChoiceField;
  id: string;
}

/** The first empty field whose list has exactly one eligible item, or null. */
export function onlyChoice(choice: Choice, lists: Lists): OnlyChoice | null {
  for (const field of choiceFields) {
    if (choice[field].kind !== "none" || blockerOf(field, choice) !== null) continue;
    const id = onlyIdOf(field, lists);
    if (id !== null) return { field, id };
  }
  return null;
}

function onlyIdOf(field: ChoiceField, lists: Lists): string | null {
  const { items, loading, failure, search } = lists[field];
  // A searched list says nothing of what it left out.
  const whole = search === null || ((search.answeredQuery ?? "") === "" && search.total <= items.length);
  if (loading || failure !== null || !whole) return null;
  const [only, ...more] = eligibleIds(field, lists);
  return only !== undefined && more.length === 0 ? only : null;
}

function eligibleIds(field: ChoiceField, lists: Lists): string[] {
  const idsOf = <Item extends { verdict: { kind: string } }>(items: readonly Item[], idOf: (item: Item) => string) =>
    items.filter(({ verdict }) => verdict.kind !== "ineligible").map(idOf);
  switch (field) {
    case "region":
      return idsOf(lists.region.items, ({ id }) => id);
    case "loadBalancerId":
      return idsOf(lists.loadBalancerId.items, (item) => item.loadBalancerId);
    case "listenerId":
      return idsOf(lists.listenerId.items, (item) => item.listenerId);
    case "locationId":
      return idsOf(lists.locationId.items, (item) => item.locationId);
    default:
      return idsOf<{ name: string; verdict: { kind: string } }>(lists[field].items, ({ name }) => name);
  }
}

/**
 * The empty field that comes after one, for its list to be opened: `wait` while something on the way is being read, null
 * where none is to be opened.
 */
export function nextEmpty(after: ChoiceField, choice: Choice, lists: Lists): ChoiceField | "wait" | null {
  const rest = choiceFields.slice(choiceFields.indexOf(after) + 1);
  const unread = rest.find((field) => choice[field].kind !== "found");
  if (unread === undefined) return null;
  if (choice[unread].kind !== "none") return choice[unread].kind === "waiting" ? "wait" : null;
  if (blockerOf(unread, choice) !== null) return null;
  if (lists[unread].loading) return "wait";
  return lists[unread].failure === null ? unread : null;
}
