"use client";

import clsx from "clsx";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/time.tsx";

interface SeenProps {
  /** When what is shown was read, in ISO 8601; null where it wasn't, or not all of it. */
  at: string | null;
  /** How it is read anew; null where it can't be. */
  refresh: { press: () => void; waiting: boolean } | null;
  className?: string;
}

/** How old something is, and a button that has it read anew. */
export function Seen({ at, refresh, className }: SeenProps) {
  const t = useTranslations("ui.seen");
  return (
    <span
      className={clsx(
        "flex min-h-control-small flex-wrap items-center justify-end gap-x-2 text-small text-ink-2",
        className,
      )}
    >
      {at !== null && <span>{t.rich("at", { time: () => <RelativeTime at={at} /> })}</span>}
      {refresh && (
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          busy={refresh.waiting}
          busyLabel={t("refreshing")}
          onClick={refresh.press}
        >
          {t("refresh")}
        </Button>
      )}
    </span>
  );
}
