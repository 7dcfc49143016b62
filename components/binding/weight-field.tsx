"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { FaultDetails, useFaultText } from "#components/binding/field-message.tsx";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { WeightInput } from "#components/change/weight-input.tsx";
import { Field } from "#components/ui/field.tsx";
import { useEarlyInput } from "#components/ui/use-early-input.ts";

export function WeightField({ bind }: { bind: BindForm }) {
  const t = useTranslations("review");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const faultText = useFaultText();
  const {
    field: { ref: register, ...field },
  } = useController({ control: bind.control, name: "weight" });
  const ref = useEarlyInput(field.value, ({ text }) => field.onChange(text), register);
  const fault = bind.fault("weight");
  return (
    <div className="grid content-start gap-1.5">
      <Field
        label={tField("weight")}
        description={t("weight.hint")}
        error={faultText("weight", fault)}
        warning={bind.choice.weight === 0 ? tVerdict("weight-zero") : undefined}
      >
        <WeightInput {...field} ref={ref} />
      </Field>
      <FaultDetails fault={fault} label={tField("weight")} onRetry={() => {}} retrying={false} />
    </div>
  );
}
