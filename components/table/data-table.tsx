"use client";

import clsx from "clsx";
import { type ReactNode, useId, useMemo } from "react";
import { Link } from "#components/data/link.tsx";
import { RowCheckbox } from "#components/table/row-checkbox.tsx";
import { TableSkeleton } from "#components/table/table-skeleton.tsx";

export interface TableColumn<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers and times are aligned at the end. */
  align?: "end";
  /** CSS width; without it the column shares the remaining width. */
  width?: string;
  /** Whether its cells are the headers of their rows. */
  rowHeader?: boolean;
  /** How the rows are sorted by this column; absent if they aren't. */
  sorted?: "ascending" | "descending" | undefined;
  /** Shown only where the table has room for all columns; rows of a narrower one have several lines. */
  from?: "one-line";
}

interface DataTableProps<Row> {
  /** Accessible name of the table. */
  label: string;
  columns: readonly TableColumn<Row>[];
  /** Undefined while the first page loads. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Link of a row, not prefetched: that would ask the server once for each row. It is on the first column and covers the whole row. */
  rowHref?: (row: Row) => string;
  /** Tooltip of the row's link, with what the row shortens. */
  rowTitle?: (row: Row) => string;
  /** Whether another page is loading while these rows are shown. */
  refreshing?: boolean;
  /** Lets rows be selected, each by a checkbox that names it. */
  selection?: { has: (row: Row) => boolean; toggle: (row: Row) => void; label: (row: Row) => string; header: string };
  /** Shown without rows: nothing there yet, or no match. */
  empty: ReactNode;
}

/** A list as a table; on a phone each row is stacked. The caller keeps order, filters and page in the URL. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowHref, rowTitle, refreshing = false, selection, empty } = props;
  const captionId = useId();

  if (rows !== undefined && rows.length === 0) {
    return <div className="rounded-panel border border-hair bg-panel">{empty}</div>;
  }
  return (
    <div
      className="@container overflow-clip rounded-panel border border-hair bg-panel"
      aria-busy={rows === undefined || refreshing}
    >
      <table
        aria-labelledby={captionId}
        className={clsx(
          "w-full border-collapse text-left transition-opacity @2xl:table-fixed",
          refreshing && "opacity-60",
        )}
      >
        <caption id={captionId} className="sr-only">
          {label}
        </caption>
        <thead className="@max-2xl:sr-only">
          <tr className="h-9 text-small text-ink-2">
            {selection && (
              <th scope="col" className={clsx(headerCell, "w-10")}>
                <span className="sr-only">{selection.header}</span>
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={column.sorted}
                style={{ width: column.width }}
                className={clsx(headerCell, column.align === "end" && "text-right", shownFrom(column))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        {rows === undefined ? (
          <TableSkeleton cells={[...(selection ? ["w-10"] : []), ...columns.map(shownFrom)]} />
        ) : (
          <tbody>
            {rows.map((row) => (
              <Row key={rowKey(row)} row={row} {...{ columns, rowHref, rowTitle, selection }} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

interface RowProps<Row> extends Pick<DataTableProps<Row>, "columns" | "rowHref" | "rowTitle" | "selection"> {
  row: Row;
}

function Row<Row>({ row, columns, rowHref, rowTitle, selection }: RowProps<Row>) {
  // Kept while the row and its columns are the same: selecting one would draw the cells of all again.
  const cells = useMemo(
    () =>
      columns.map((column, index) => {
        const Cell = column.rowHeader ? "th" : "td";
        return (
          <Cell
            key={column.id}
            {...(column.rowHeader && { scope: "row" })}
            className={clsx(
              cellPadding,
              "h-row @max-2xl:h-auto @max-2xl:p-0",
              column.rowHeader && "font-normal",
              column.from === undefined && "@max-2xl:block",
              column.align === "end" && "tabular @2xl:text-right",
              shownFrom(column),
            )}
          >
            {index === 0 && rowHref !== undefined ? (
              <Link href={rowHref(row)} prefetch={false} title={rowTitle?.(row)} className={rowLinkStyle}>
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </Cell>
        );
      }),
    [row, columns, rowHref, rowTitle],
  );
  return (
    <tr
      className={clsx(
        "relative not-last:border-b not-last:border-hair @max-2xl:grid @max-2xl:gap-1 @max-2xl:px-4 @max-2xl:py-2",
        (rowHref !== undefined || columns.some(({ rowHeader }) => rowHeader)) && "transition-colors hover:bg-hover",
        selection && "@max-2xl:pl-12",
        selection?.has(row) && "bg-accent-soft",
      )}
    >
      {selection && (
        <td className={clsx(cellPadding, "@max-2xl:absolute @max-2xl:top-1.5 @max-2xl:left-1")}>
          <RowCheckbox
            label={selection.label(row)}
            checked={selection.has(row)}
            onToggle={() => selection.toggle(row)}
          />
        </td>
      )}
      {cells}
    </tr>
  );
}

/** The look of a link that covers its whole row; of its further lines and links, those above it are `relative`. */
export const rowLinkStyle =
  "font-medium -outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent";

function shownFrom({ from }: Pick<TableColumn<never>, "from">): string {
  return from === undefined ? "" : "@max-one-line:hidden";
}

// A border of collapsed cells would not stay with those that are sticky.
const headerCell =
  "sticky top-0 z-10 bg-panel px-3 py-1 font-medium shadow-[inset_0_-1px_var(--color-hair)] @2xl:first:pl-4 @2xl:last:pr-4";
const cellPadding = "px-3 py-1 @2xl:first:pl-4 @2xl:last:pr-4";
