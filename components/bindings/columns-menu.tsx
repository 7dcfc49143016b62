"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type OptionalColumn, optionalColumns, withColumn } from "#components/bindings/columns.ts";
import type { UrlChanges } from "#components/table/url-state.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Menu } from "#components/ui/menu.tsx";

interface ColumnsMenuProps {
  columns: readonly OptionalColumn[];
  change: (changes: UrlChanges) => void;
  /** The shown page, which stays. */
  page: { before: string | null; after: string | null };
}

/** Chooses the columns of a wide table; narrower ones have their facts in the rule's cell. */
export function ColumnsMenu({ columns, change, page }: ColumnsMenuProps) {
  const t = useTranslations("bindings");
  return (
    <Menu
      label={t("columns")}
      className={buttonStyle("quiet", "small")}
      align="end"
      entries={optionalColumns.map((column) => ({
        kind: "toggle" as const,
        key: column,
        label: t(`column.${column}`),
        checked: columns.includes(column),
        onChange: (checked: boolean) => change({ columns: withColumn(columns, column, checked), ...page }),
      }))}
    >
      <Columns3 aria-hidden />
      {t("columns")}
    </Menu>
  );
}
