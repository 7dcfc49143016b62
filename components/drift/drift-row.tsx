"use client";

import { useTranslations } from "next-intl";
import { DriftBadge } from "#components/drift/drift-badge.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { HistoryRow } from "#components/table/history-row.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { Drift } from "#lib/api/contract/drift.ts";
import { paths } from "#lib/paths.ts";

/** A drift in the history of its rule, at the look that first showed it. */
export function DriftRow({ drift: { region, rule, after, ruleGone, state, seenAfter } }: { drift: Drift }) {
  const t = useTranslations("drift");
  return (
    <HistoryRow
      href={paths.drift({ locationId: rule.locationId })}
      link={
        <>
          <DriftBadge state={state} />
          <span className="sr-only"> {t("outside")}</span>
        </>
      }
      what={<span aria-hidden>{t("outside")}</span>}
      outcome={
        ruleGone ? (
          <span className="text-ink-2">{t("ruleGone")}</span>
        ) : (
          <BindingText binding={after} link={{ region, quiet: true }} />
        )
      }
      who={null}
      when={<RelativeTime at={seenAfter} />}
    />
  );
}
