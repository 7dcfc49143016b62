"use client";

import { useState } from "react";

/** What is selected of a list: some rows, of any of its pages, or every row that the list's filter matches. */
export type Selection<Row> = { kind: "some"; rows: ReadonlyMap<string, Row> } | { kind: "all" };

export interface Selecting<Row> {
  selection: Selection<Row>;
  has(row: Row): boolean;
  toggle(row: Row): void;
  /** How much of the shown page is selected. */
  page: "none" | "some" | "all";
  togglePage(): void;
  selectAll(): void;
  clear(): void;
}

/** The selection without the row, or with it. Taking one off "all that match" leaves the rest of the shown page. */
export function toggled<Row>(
  selection: Selection<Row>,
  row: Row,
  shown: readonly Row[],
  keyOf: (row: Row) => string,
): Selection<Row> {
  const rows = new Map(selection.kind === "all" ? shown.map((each) => [keyOf(each), each]) : selection.rows);
  const key = keyOf(row);
  if (!rows.delete(key)) rows.set(key, row);
  return { kind: "some", rows };
}

/** The selection with all rows of the shown page, or without them where they all are in it. */
export function withPage<Row>(
  selection: Selection<Row>,
  shown: readonly Row[],
  keyOf: (row: Row) => string,
): Selection<Row> {
  if (selection.kind === "all") return { kind: "some", rows: new Map() };
  const rows = new Map(selection.rows);
  const isWhole = shown.every((row) => rows.has(keyOf(row)));
  for (const row of shown) {
    if (isWhole) rows.delete(keyOf(row));
    else rows.set(keyOf(row), row);
  }
  return { kind: "some", rows };
}

const nothing = { kind: "some" as const, rows: new Map() };

/**
 * The rows that a person has selected. Those of other pages stay selected; another filter begins anew, since what was selected
 * under it may not be seen any more.
 *
 * @param of names what the list is narrowed to
 */
export function useSelection<Row>(of: string, shown: readonly Row[], keyOf: (row: Row) => string): Selecting<Row> {
  const [kept, setKept] = useState<{ of: string; selection: Selection<Row> }>({ of, selection: nothing });
  // Dropped for good, so that it doesn't come back with the filter.
  if (kept.of !== of) setKept({ of, selection: nothing });
  const selection: Selection<Row> = kept.of === of ? kept.selection : nothing;
  const has = (row: Row) => selection.kind === "all" || selection.rows.has(keyOf(row));
  const set = (next: Selection<Row>) => setKept({ of, selection: next });
  const count = shown.filter(has).length;
  return {
    selection,
    has,
    toggle: (row) => set(toggled(selection, row, shown, keyOf)),
    page: count === 0 ? "none" : count === shown.length ? "all" : "some",
    togglePage: () => set(withPage(selection, shown, keyOf)),
    selectAll: () => set({ kind: "all" }),
    clear: () => set(nothing),
  };
}
