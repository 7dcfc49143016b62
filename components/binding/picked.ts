import type { RuleItem } from "#lib/api/contract/inventory.ts";
import { ruleText } from "#lib/binding/notation.ts";
import type { IneligibleReason, Verdict } from "#lib/binding/types.ts";

/** An item with its verdict. */
export interface Judged {
  verdict: Verdict;
}

/** A chosen value resolved by its list. */
export type Picked<Item> =
  | { kind: "none" }
  /** Its list is not loaded yet. */
  | { kind: "waiting"; id: string }
  | { kind: "missing"; id: string }
  | { kind: "found"; id: string; item: Item };

/** @param items of the whole list or of a look-up by this id; undefined until it is loaded */
export function pick<Item>(id: string, items: readonly Item[] | undefined, idOf: (item: Item) => string): Picked<Item> {
  if (id === "") return { kind: "none" };
  if (items === undefined) return { kind: "waiting", id };
  const item = items.find((candidate) => idOf(candidate) === id);
  return item === undefined ? { kind: "missing", id } : { kind: "found", id, item };
}

/** The item if it exists and is eligible. */
export function eligibleItem<Item extends Judged>(picked: Picked<Item>): Item | null {
  return picked.kind === "found" && picked.item.verdict.kind !== "ineligible" ? picked.item : null;
}

/** Why a chosen value can't be bound, or null. */
export type PickedProblem = { kind: "missing"; id: string } | { kind: "ineligible"; reason: IneligibleReason };

export function pickedProblemOf<Item extends Judged>(picked: Picked<Item>): PickedProblem | null {
  if (picked.kind === "missing") return { kind: "missing", id: picked.id };
  if (picked.kind !== "found" || picked.item.verdict.kind !== "ineligible") return null;
  return { kind: "ineligible", reason: picked.item.verdict.reason };
}

/** Resolves a rule chosen by id, or by domain and path in a link. */
export function pickRule(
  { locationId, ruleAddress }: { locationId: string; ruleAddress: { domain: string; url: string } | null },
  rules: readonly RuleItem[] | undefined,
): Picked<RuleItem> {
  if (locationId !== "" || ruleAddress === null) return pick(locationId, rules, ({ locationId: id }) => id);
  const found = rules?.find(({ domain, url }) => domain === ruleAddress.domain && url === ruleAddress.url);
  if (found !== undefined) return { kind: "found", id: found.locationId, item: found };
  const id = ruleText(ruleAddress);
  return rules === undefined ? { kind: "waiting", id } : { kind: "missing", id };
}
