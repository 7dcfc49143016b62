"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

interface PagerProps {
  offset: number;
  pageSize: number;
  total: number;
  /** The next page is loading. */
  busy?: boolean;
  onOffset: (offset: number) => void;
}

export function Pager({ offset, pageSize, total, busy = false, onOffset }: PagerProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  if (total <= pageSize && offset === 0) return null;
  const to = Math.min(offset + pageSize, total);
  return (
    <nav aria-label={t("pager.label")} aria-busy={busy} className="flex items-center justify-between gap-3 pt-3">
      <p className="tabular text-small text-ink-2">
        {t("pager.range", {
          from: format.number(Math.min(offset + 1, total)),
          to: format.number(to),
          total: format.number(total),
        })}
      </p>
      <div className="flex gap-2">
        <Button
          size="small"
          icon={<ChevronLeft aria-hidden />}
          disabledReason={offset === 0 ? t("pager.first") : undefined}
          onClick={() => onOffset(Math.max(0, offset - pageSize))}
        >
          {t("pager.previous")}
        </Button>
        <Button
          size="small"
          icon={<ChevronRight aria-hidden />}
          disabledReason={to >= total ? t("pager.last") : undefined}
          onClick={() => onOffset(offset + pageSize)}
        >
          {t("pager.next")}
        </Button>
      </div>
    </nav>
  );
}
