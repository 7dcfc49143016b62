"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { useFaultText } from "#components/binding/field-message.tsx";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-input.tsx";

/** The operator's reason for the change. */
export function ReasonField({ bind }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const tField = useTranslations("field");
  const faultText = useFaultText();
  const { field } = useController({ control: bind.control, name: "reason" });
  return (
    <Field
      label={tField("reason")}
      optional
      description={t("review.reasonHint")}
      error={faultText("reason", bind.fault("reason"))}
    >
      <TextArea rows={2} {...field} />
    </Field>
  );
}
