"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-input.tsx";
import { longestReason } from "#lib/api/contract/words.ts";

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
}

/** Whether a reason is longer than the server takes. */
export function isTooLong(reason: string): boolean {
  return reason.length > longestReason;
}

/** The operator's reason for the change. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const t = useTranslations("review");
  const tField = useTranslations("field");
  return (
    <Field
      label={tField("reason")}
      optional
      description={t("reasonHint")}
      error={isTooLong(value) ? t("problem.reasonTooLong") : undefined}
    >
      <TextArea rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
