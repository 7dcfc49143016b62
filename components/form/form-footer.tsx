"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Control, type FieldPath, type FieldValues, get, useFormState } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { ErrorPanel, type ErrorText } from "#components/ui/error-panel.tsx";

interface FormFooterProps<Values extends FieldValues> {
  control: Control<Values>;
  /** The fields in their order on the screen, with their labels. */
  labels: Partial<Record<FieldPath<Values>, string>>;
  /** `setFocus` of the form. */
  onFocus: (name: FieldPath<Values>) => void;
  /** The verb, and what the button says meanwhile. */
  submit: string;
  submitBusy: string;
  busy: boolean;
  disabledReason?: string | undefined;
  /** What failed as a whole; what belongs to a field is shown there instead. */
  error: ErrorText | undefined;
  /** More for the error, such as a link to where it can be put right. */
  errorActions?: ReactNode;
  /** Buttons besides the main one. */
  children?: ReactNode;
}

/** The end of a form: what stands in the way, then the buttons. */
export function FormFooter<Values extends FieldValues>(props: FormFooterProps<Values>) {
  const { control, labels, onFocus, submit, submitBusy, busy, disabledReason, error, errorActions, children } = props;
  return (
    <div className="grid gap-4">
      {error !== undefined && <ErrorPanel error={error} actions={errorActions} />}
      <FieldErrors control={control} labels={labels} onFocus={onFocus} />
      <div className="flex flex-wrap items-center gap-2 max-sm:flex-col max-sm:items-stretch">
        <Button type="submit" variant="primary" busy={busy} busyLabel={submitBusy} disabledReason={disabledReason}>
          {submit}
        </Button>
        {children}
      </div>
    </div>
  );
}

type FieldErrorsProps<Values extends FieldValues> = Pick<FormFooterProps<Values>, "control" | "labels" | "onFocus">;

/** Which fields are wrong, beside the button that was pressed; each is one press away. */
function FieldErrors<Values extends FieldValues>({ control, labels, onFocus }: FieldErrorsProps<Values>) {
  const t = useTranslations("ui");
  const { errors, submitCount } = useFormState({ control });
  const wrong = (Object.keys(labels) as FieldPath<Values>[]).filter((name) => get(errors, name) !== undefined);
  if (submitCount === 0 || wrong.length === 0) return null;
  return (
    <div role="alert" className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-bad">
      <span className="inline-flex items-baseline gap-1.5">
        <CircleAlert aria-hidden className="size-4 shrink-0 self-center" />
        {t("form.wrong", { count: wrong.length })}
      </span>
      {wrong.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => onFocus(name)}
          className="underline decoration-1 underline-offset-3 touch:min-h-11"
        >
          {labels[name]}
        </button>
      ))}
    </div>
  );
}
