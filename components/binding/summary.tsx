"use client";

import { useTranslations } from "next-intl";
import { BeforeAfter } from "#components/binding/before-after.tsx";
import { BindingLine } from "#components/binding/binding-line.tsx";
import type { Choice, Draft } from "#components/binding/draft.ts";
import { Section } from "#components/ui/section.tsx";

interface SummaryProps {
  choice: Choice;
  draft: Draft | null;
}

/** Beside the form: the line of the choice, and before and after if the rule has a function. */
export function Summary({ choice, draft }: SummaryProps) {
  const t = useTranslations("bind");
  return (
    <Section panel heading={t("line")}>
      <BindingLine choice={choice} />
      {draft?.rule.binding != null && (
        <div className="mt-1 border-t border-hair pt-4">
          {draft.change === null ? (
            <p className="text-ink-2">{t("nothing.text")}</p>
          ) : (
            <BeforeAfter before={draft.change.before} after={draft.change.after} />
          )}
        </div>
      )}
    </Section>
  );
}
