"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

interface NoticeProps {
  status: "ready" | "loading" | "error";
  empty: boolean;
  query: string;
  error?: string | undefined;
  onRetry?: (() => void) | undefined;
  emptyText?: string | undefined;
}

/** Notice in the popup: loading, an error, no options, or no match. */
export function ComboboxNotice({ status, empty, query, error, onRetry, emptyText }: NoticeProps) {
  const t = useTranslations("ui");
  if (status === "error") {
    return (
      <div
        role="alert"
        className="flex items-center justify-between gap-3 border-b border-hair px-3 py-2.5 text-small text-bad"
      >
        <span className="wrap-anywhere">{error ?? t("combobox.failed")}</span>
        {onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
      </div>
    );
  }
  if (!empty) return null;
  if (status === "loading") {
    return (
      <div className="grid gap-3 p-3">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    );
  }
  return (
    <p className="px-3 py-4 text-ink-2">
      {query === "" ? (emptyText ?? t("combobox.empty")) : t("combobox.nothingFound", { query })}
    </p>
  );
}

interface FooterProps {
  shown: number;
  /** Null while it is unknown. */
  total: number | null;
  children?: ReactNode;
}

/** Footer of the popup: the caller's controls, and "N of M", which is also announced. */
export function ComboboxFooter({ shown, total, children }: FooterProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  if (total === null && children === undefined) return null;
  return (
    <div className="flex min-h-9 items-center justify-between gap-3 border-t border-hair px-3 py-1 text-small text-ink-2">
      <div className="min-w-0">{children}</div>
      <Base.Status className="tabular shrink-0 text-ink-3">
        {total !== null && t("combobox.count", { shown: format.number(shown), total: format.number(total) })}
      </Base.Status>
    </div>
  );
}
