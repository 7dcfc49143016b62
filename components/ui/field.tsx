"use client";

import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FieldContext } from "#components/ui/field-context.ts";

interface FieldProps {
  label: string;
  /** Description, always visible. */
  description?: ReactNode;
  /** Current error. */
  error?: string | undefined;
  /** Warning that doesn't prevent submitting, such as a verdict's. */
  warning?: string | undefined;
  required?: boolean;
  /** Marks an optional field. */
  optional?: boolean;
  /** Small content beside the label, such as a count. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A label, one control and its messages, connected for screen readers. */
export function Field(props: FieldProps) {
  const { label, description, error, warning, required = false, optional = false, aside, className, children } = props;
  const t = useTranslations("ui");
  const id = useId();
  const ids = {
    label: `${id}-label`,
    description: `${id}-description`,
    warning: `${id}-warning`,
    error: `${id}-error`,
  };
  const describedBy = clsx(error && ids.error, warning && ids.warning, description && ids.description) || undefined;

  return (
    <div className={clsx("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <span>
          <label id={ids.label} htmlFor={id} className="font-medium text-ink">
            {label}
          </label>
          {optional && <span className="ml-1.5 text-small text-ink-3">{t("field.optional")}</span>}
        </span>
        {aside !== undefined && <span className="text-small text-ink-3">{aside}</span>}
      </div>
      <FieldContext value={{ id, labelId: ids.label, describedBy, invalid: error !== undefined, required }}>
        {children}
      </FieldContext>
      {error !== undefined && (
        <p id={ids.error} className="flex gap-1.5 text-small text-bad">
          <CircleAlert aria-hidden className="mt-[0.15em] size-3.5 shrink-0" />
          {error}
        </p>
      )}
      {warning !== undefined && (
        <p id={ids.warning} className="flex gap-1.5 text-small text-warn">
          <CircleAlert aria-hidden className="mt-[0.15em] size-3.5 shrink-0" />
          {warning}
        </p>
      )}
      {description !== undefined && (
        <p id={ids.description} className="text-small text-ink-2">
          {description}
        </p>
      )}
    </div>
  );
}
