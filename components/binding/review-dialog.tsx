"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { BindingLine } from "#components/binding/binding-line.tsx";
import type { Choice, Draft } from "#components/binding/draft.ts";
import { RetryNotice } from "#components/binding/retry-notice.tsx";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { ReviewDialog, type ReviewDialogProps } from "#components/change/review-dialog.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ruleText } from "#lib/binding/notation.ts";

interface BindReviewProps
  extends Pick<ReviewDialogProps, "cloud" | "open" | "sending" | "failure" | "onClose" | "onConfirm" | "finalFocus"> {
  bind: BindForm;
  choice: Choice;
  draft: Draft;
}

/** The review of what the form has chosen. */
export function BindReview({ bind, choice, draft, ...dialog }: BindReviewProps) {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  const tChange = useTranslations("change");
  const { field: reason } = useController({ control: bind.control, name: "reason" });
  const { change, region, rule, warnings } = draft;
  const kind = change?.kind ?? "none";

  return (
    <ReviewDialog
      {...dialog}
      title={tReview(`title.${kind}`)}
      back={t("review.back")}
      verb={kind === "none" ? "" : tChange(kind)}
      busyVerb={kind === "none" ? "" : tReview(`busy.${kind}`)}
      region={region.id}
      rule={ruleText(rule)}
      change={change}
      warnings={warnings}
      reason={reason.value}
      onReason={reason.onChange}
      busyRule={bind.busy.rule}
      details={
        <Disclosure summary={t("line")}>
          <BindingLine choice={choice} dense />
        </Disclosure>
      }
    >
      <RetryNotice bind={bind} />
    </ReviewDialog>
  );
}
