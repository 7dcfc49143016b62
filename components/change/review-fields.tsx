"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { WeightInput } from "#components/change/weight-input.tsx";
import type { WeightProblem } from "#components/change/weight-text.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** The first field of a review, which is there only once the rule has been read. */
function useFocusOnMount() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

interface WeightChoiceProps {
  value: string;
  onChange: (text: string) => void;
  problem: WeightProblem | null;
}

/** The new weight. */
export function WeightChoice({ value, onChange, problem }: WeightChoiceProps) {
  const t = useTranslations("review");
  const tField = useTranslations("field");
  const ref = useFocusOnMount();
  return (
    <Field
      label={tField("weight")}
      description={t("weight.hint")}
      error={problem === null ? undefined : t(`problem.${problem}`)}
    >
      <WeightInput value={value} onChange={onChange} onBlur={() => {}} ref={ref} />
    </Field>
  );
}

interface ConfirmNameProps {
  /** The rule's domain and path. */
  name: string;
  value: string;
  onChange: (text: string) => void;
  differs: boolean;
}

/** Asks for the rule's name before its last target is taken. */
export function ConfirmName({ name, differs, ...input }: ConfirmNameProps) {
  const t = useTranslations("review.confirm");
  return (
    <Field
      label={t("label")}
      description={t.rich("hint", { rule: () => <code className="mono text-ink wrap-anywhere">{name}</code> })}
      error={differs ? t("differs", { rule: name }) : undefined}
      required
    >
      <ConfirmInput {...input} />
    </Field>
  );
}

interface ConfirmCountProps extends Omit<ConfirmNameProps, "name"> {
  /** Number of rules. */
  count: number;
}

/** Asks for the number of rules before the last targets of some are taken. */
export function ConfirmCount({ count, differs, ...input }: ConfirmCountProps) {
  const t = useTranslations("review.batch.confirm");
  return (
    <Field
      label={t("label")}
      description={t("hint", { count })}
      error={differs ? t("differs", { count }) : undefined}
      required
    >
      <ConfirmInput {...input} numeric />
    </Field>
  );
}

function ConfirmInput({
  value,
  onChange,
  numeric = false,
}: Pick<ConfirmNameProps, "value" | "onChange"> & { numeric?: boolean }) {
  const ref = useFocusOnMount();
  return (
    <TextInput
      ref={ref}
      autoComplete="off"
      autoCapitalize="off"
      inputMode={numeric ? "numeric" : undefined}
      className="mono"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
