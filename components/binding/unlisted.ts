import type { Judged } from "#components/binding/picked.ts";
import type { MissingRead, NamespaceItem, Page, QualifierItem } from "#lib/api/contract/inventory.ts";
import { qualifierTypeOf } from "#lib/binding/names.ts";
import type { QualifierType } from "#lib/binding/types.ts";

/** Namespaces to choose from. If the keys may not list them, the one named by a link is added. */
export function namespacesWith(
  name: string,
  page: Page<NamespaceItem & Judged> | undefined,
): readonly (NamespaceItem & Judged)[] | undefined {
  if (!page || !lacks(page, "ListNamespaces")) return page?.items;
  return withUnlisted(page, { name, description: "", verdict: { kind: "eligible" } });
}

const listedBy: Record<QualifierType, MissingRead["name"]> = {
  VERSION: "ListVersionByFunction",
  ALIAS: "ListAliases",
};

/** Versions and aliases to choose from. One of a type that the keys may not list is added: the cloud refuses it if it doesn't exist. */
export function qualifiersWith(
  name: string,
  page: Page<QualifierItem> | undefined,
): readonly QualifierItem[] | undefined {
  const type = qualifierTypeOf(name);
  if (!page || type === null || !lacks(page, listedBy[type])) return page?.items;
  const verdict = { kind: "warning" as const, reasons: ["qualifier-not-listed" as const] };
  return withUnlisted(page, { name, type, description: "", changedAt: "", pointsTo: null, verdict });
}

function lacks<Item>({ missing = [] }: Page<Item>, read: MissingRead["name"]): boolean {
  return missing.some(({ name }) => name === read);
}

function withUnlisted<Item extends { name: string }>({ items }: Page<Item>, unlisted: Item): readonly Item[] {
  return unlisted.name === "" || items.some(({ name }) => name === unlisted.name) ? items : [...items, unlisted];
}
