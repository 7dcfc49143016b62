"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAway } from "#components/data/stream-state.ts";

/** Says on every page what the console can't reach, and what still works, until it is back. */
export function AwayNotice({ icon }: { icon: ReactNode }) {
  const t = useTranslations("shell.away");
  const away = useAway();
  return (
    // Always there, since a live region that comes with its text may not be announced.
    <div aria-live="polite">
      {away !== null && (
        <div className="flex gap-2.5 border-b border-warn/30 bg-warn-soft px-4 py-2.5 md:px-6 lg:px-8">
          <span className="mt-[0.2em] shrink-0 text-warn [&_svg]:size-4">{icon}</span>
          <p className="min-w-0 text-ink">
            <strong className="font-medium">{t(`${away}.title`)}</strong> {t(`${away}.meaning`)}
          </p>
        </div>
      )}
    </div>
  );
}
