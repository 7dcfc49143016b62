"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RowCheckbox } from "#components/table/row-checkbox.tsx";
import type { Selecting } from "#components/table/selection.ts";
import { Button } from "#components/ui/button.tsx";

interface BulkBarProps<Row> {
  selecting: Selecting<Row>;
  /** What is selected, in words; empty where nothing is. */
  selected: string;
  /** Label of the button that selects every row that the filter matches; null where the page has them all, or they all are. */
  selectAll: string | null;
  /** Why nothing can be done with so many. */
  problem?: string | undefined;
  /** What can be done with them. */
  children: ReactNode;
}

/** Selects the rows of the page, says how many are selected, and offers what can be done with them. */
export function BulkBar<Row>({ selecting, selected, selectAll, problem, children }: BulkBarProps<Row>) {
  const t = useTranslations("ui.select");
  const { page, togglePage, clear } = selecting;
  const isAny = selected !== "";
  return (
    <section
      aria-label={t("label")}
      className={
        isAny
          ? "sticky top-0 z-20 mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-accent/30 bg-accent-soft px-4 py-2"
          : "mb-1 flex min-h-control-small items-center gap-x-3 px-4"
      }
    >
      <span className="inline-flex items-center gap-2.5 text-small text-ink-2">
        <RowCheckbox label={t("page")} checked={page === "all"} partly={page === "some"} onToggle={togglePage} />
        {!isAny && <span aria-hidden>{t("page")}</span>}
      </span>
      <p role="status" className={isAny ? "tabular font-medium" : "sr-only"}>
        {selected}
      </p>
      {isAny && (
        <>
          {selectAll !== null && (
            <Button variant="quiet" size="small" onClick={selecting.selectAll}>
              {selectAll}
            </Button>
          )}
          <Button variant="quiet" size="small" onClick={clear}>
            {t("clear")}
          </Button>
          <span className="ml-auto flex flex-wrap gap-2">{children}</span>
          {problem !== undefined && <p className="w-full text-small text-warn">{problem}</p>}
        </>
      )}
    </section>
  );
}
