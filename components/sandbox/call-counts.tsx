"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BothEnds } from "#components/ui/both-ends.tsx";
import type { CallCount } from "#lib/sandbox-terms.ts";

interface CallCountsProps {
  counts: readonly CallCount[];
  /** The action whose calls are shown; null for those of all. */
  chosen: string | null;
  onChoose: (action: string | null) => void;
}

/** The number of calls of each action, each a button that shows only them. */
export function CallCounts({ counts, chosen, onChoose }: CallCountsProps) {
  const t = useTranslations("sandbox.calls");
  const sum = (of: "all" | "failed") => counts.reduce((total, count) => total + count[of], 0);
  if (counts.length === 0) return null;
  return (
    <ul aria-label={t("byAction")} className="overflow-clip rounded-panel border border-hair bg-panel">
      <Row pressed={chosen === null} all={sum("all")} failed={sum("failed")} onPress={() => onChoose(null)}>
        <span className="truncate">{t("allActions")}</span>
      </Row>
      {counts.map(({ action, all, failed }) => (
        <Row key={action} pressed={chosen === action} all={all} failed={failed} onPress={() => onChoose(action)}>
          <BothEnds className="mono">{action || t("noAction")}</BothEnds>
        </Row>
      ))}
    </ul>
  );
}

interface RowProps extends Pick<CallCount, "all" | "failed"> {
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Row({ pressed, onPress, all, failed, children }: RowProps) {
  const t = useTranslations("sandbox.calls");
  const format = useFormatter();
  return (
    <li className="not-last:border-b not-last:border-hair">
      <button
        type="button"
        aria-pressed={pressed}
        onClick={onPress}
        className={clsx(
          "flex min-h-row w-full items-center gap-3 px-3 py-1 text-left -outline-offset-2 transition-colors hover:bg-hover touch:min-h-11",
          pressed && "bg-accent-soft",
        )}
      >
        <span className="grid min-w-0 flex-1">{children}</span>
        {failed > 0 && <span className="tabular shrink-0 text-small text-bad">{t("failed", { count: failed })}</span>}
        <span className="tabular shrink-0 text-ink-2">{format.number(all)}</span>
      </button>
    </li>
  );
}
