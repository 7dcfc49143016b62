"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { BeforeAfter } from "#components/binding/before-after.tsx";
import { BindingLine } from "#components/binding/binding-line.tsx";
import type { Choice, Draft } from "#components/binding/draft.ts";

interface SummaryProps {
  choice: Choice;
  draft: Draft | null;
}

/** Beside the form: the line as it grows, and what will change where the rule has a function. */
export function Summary({ choice, draft }: SummaryProps) {
  const t = useTranslations("bind");
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="rounded-panel border border-hair bg-panel p-5">
      <h2 id={headingId} className="mb-4 font-semibold">
        {t("line")}
      </h2>
      <BindingLine choice={choice} />
      {draft?.rule.binding != null && (
        <div className="mt-5 border-t border-hair pt-4">
          {draft.change === null ? (
            <p className="text-ink-2">{t("nothing.text")}</p>
          ) : (
            <BeforeAfter before={draft.change.before} after={draft.change.after} />
          )}
        </div>
      )}
    </section>
  );
}
