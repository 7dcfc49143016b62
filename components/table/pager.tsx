"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

interface PagerProps {
  /** Shows the previous or next page; null if there is none. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  /** Whether another page is loading. */
  busy?: boolean;
}

export function Pager({ onPrevious, onNext, busy = false }: PagerProps) {
  const t = useTranslations("ui");
  if (!onPrevious && !onNext) return null;
  return (
    <nav aria-label={t("pager.label")} aria-busy={busy} className="flex justify-end gap-2 pt-3">
      <Button
        size="small"
        icon={<ChevronLeft aria-hidden />}
        disabledReason={onPrevious ? undefined : t("pager.first")}
        onClick={() => onPrevious?.()}
      >
        {t("pager.previous")}
      </Button>
      <Button
        size="small"
        icon={<ChevronRight aria-hidden />}
        disabledReason={onNext ? undefined : t("pager.last")}
        onClick={() => onNext?.()}
      >
        {t("pager.next")}
      </Button>
    </nav>
  );
}
