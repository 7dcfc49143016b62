import type { QualifierItem } from "#lib/api/contract/inventory.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

/** The rules that call one version or alias of a function. */
export interface CalledQualifier {
  qualifier: string;
  rules: StoredRule[];
  /** Null where it isn't among the versions and aliases, undefined while these aren't known. */
  item: QualifierItem | null | undefined;
}

/**
 * Rules by the version or alias that they call, in the order of the rules.
 *
 * @param known the function's versions and aliases; null while they can't be told
 */
export function byQualifier(rules: readonly StoredRule[], known: readonly QualifierItem[] | null): CalledQualifier[] {
  const groups = Map.groupBy(rules, ({ binding }) => binding?.function.qualifier ?? "");
  return [...groups].map(([qualifier, called]) => ({
    qualifier,
    rules: called,
    item: known === null ? undefined : (known.find(({ name }) => name === qualifier) ?? null),
  }));
}
