"use client";

import { useTranslations } from "next-intl";
import { BindingLine } from "#components/binding/binding-line.tsx";
import type { Choice, Draft } from "#components/binding/draft.ts";
import { Section } from "#components/ui/section.tsx";

interface SummaryProps {
  choice: Choice;
  draft: Draft | null;
}

/** Beside the form: the line of the choice, with the binding that the rule has now. */
export function Summary({ choice, draft }: SummaryProps) {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  return (
    <Section panel heading={t("line")}>
      <BindingLine choice={choice} before={draft?.change?.before ?? null} />
      {draft?.change === null && <p className="mt-1 border-t border-hair pt-4 text-ink-2">{tReview("nothing.text")}</p>}
    </Section>
  );
}
