"use client";

import { type ColumnDef, createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import clsx from "clsx";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { TableSkeleton } from "#components/table/table-skeleton.tsx";

interface Meta {
  /** Numbers and times stand at the right. */
  align?: "end";
  /** A CSS width; without one the column shares what is left. */
  width?: string;
  /** Left out on a phone, where a row is stacked. */
  phone?: "hide";
}

const features = tableFeatures({ columnMeta: {} as Meta });

export type TableColumn<Row extends object> = ColumnDef<typeof features, Row>;

/** Makes columns: `columnsFor<Operation>().display({ id, header, cell, meta })`. Keep them at module level or memoised. */
export function columnsFor<Row extends object>() {
  return createColumnHelper<typeof features, Row>();
}

interface DataTableProps<Row extends object> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: TableColumn<Row>[];
  /** Keep the array stable between renders. Undefined while the first page loads. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  /** The row's page. The first column is then its link, which takes presses on the whole row. */
  rowHref?: (row: Row) => string;
  /** Another page is on its way; these rows stay until it is there. */
  refreshing?: boolean;
  /** What stands instead of no rows: nothing there yet, or nothing that matches. */
  empty: ReactNode;
}

/** A list as a table; on a phone each row is stacked. Order, filters and page belong to the caller and to the URL. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowHref, refreshing = false, empty } = props;
  const captionId = useId();
  const table = useTable({ features, columns, data: rows ?? noRows, getRowId: rowKey });

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
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="h-9 border-b border-hair text-small text-ink-2">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  style={{ width: header.column.columnDef.meta?.width }}
                  className={clsx(
                    cellPadding,
                    "font-medium",
                    header.column.columnDef.meta?.align === "end" && "text-right",
                  )}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        {rows === undefined ? (
          <TableSkeleton columns={columns.length} />
        ) : (
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                className={clsx(
                  "relative not-last:border-b not-last:border-hair @max-2xl:grid @max-2xl:gap-1 @max-2xl:px-4 @max-2xl:py-3",
                  rowHref !== undefined && "transition-colors hover:bg-hover",
                )}
              >
                {row.getAllCells().map((cell, index) => (
                  <td
                    key={cell.id}
                    className={clsx(
                      cellPadding,
                      "h-row @max-2xl:block @max-2xl:h-auto @max-2xl:p-0",
                      cell.column.columnDef.meta?.align === "end" && "tabular @2xl:text-right",
                      cell.column.columnDef.meta?.phone === "hide" && "@max-2xl:hidden",
                    )}
                  >
                    {index === 0 && rowHref !== undefined ? (
                      <Link
                        href={rowHref(row.original)}
                        className="font-medium -outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                      >
                        <table.FlexRender cell={cell} />
                      </Link>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

const noRows: never[] = [];

const cellPadding = "px-3 py-1 @2xl:first:pl-4 @2xl:last:pr-4";
