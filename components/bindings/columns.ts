/** Columns that can be left out, in their order; the rule, its target and its button are always there. */
export const optionalColumns = ["load-balancer", "listener", "weight", "region", "seen"] as const;

export type OptionalColumn = (typeof optionalColumns)[number];

const usual: readonly OptionalColumn[] = ["load-balancer", "listener", "region"];

/** The columns that an address asks for: the usual ones where it names none. What it doesn't understand is no column. */
export function readColumns(parameters: URLSearchParams): readonly OptionalColumn[] {
  const text = parameters.get("columns") ?? "";
  if (text === "") return usual;
  const names = text.split(",");
  return optionalColumns.filter((column) => names.includes(column));
}

/** The columns with or without one, as the address has them; null for the usual ones. */
export function withColumn(
  columns: readonly OptionalColumn[],
  column: OptionalColumn,
  isShown: boolean,
): string | null {
  const next = optionalColumns.filter((each) => (each === column ? isShown : columns.includes(each)));
  if (next.join() === usual.join()) return null;
  return next.length === 0 ? "none" : next.join();
}
