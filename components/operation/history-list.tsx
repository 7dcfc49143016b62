"use client";

import { useTranslations } from "next-intl";
import { useActorName } from "#components/operation/actor.ts";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { Transition } from "#lib/api/contract/operation.ts";

export function HistoryList({ transitions }: { transitions: readonly Transition[] }) {
  const t = useTranslations("operation.history");
  const actorName = useActorName();
  const causes = useTranslations("cause");
  return (
    <ol className="grid gap-px overflow-hidden rounded-control border border-hair bg-hair">
      {transitions.map(({ version, to, cause, at, by, reason, notBefore }) => (
        <li key={version} className="grid gap-x-4 gap-y-1 bg-panel px-3 py-2 sm:grid-cols-[5rem_7.5rem_1fr]">
          <span className="text-small text-ink-2">
            <ExactTime at={at} timeOnly />
          </span>
          <span>
            <StateBadge state={to} />
          </span>
          <span className="min-w-0">
            {causes(cause)}
            <span className="wrap-anywhere text-ink-2">
              {by && ` ${t("by", { actor: actorName(by) })}`}
              {reason && ` ${t("reason", { reason })}`}
              {notBefore && <> {t.rich("next", { time: () => <ExactTime at={notBefore} timeOnly /> })}</>}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
