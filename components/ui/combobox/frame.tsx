import clsx from "clsx";
import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import type { ComboboxOption } from "#components/ui/combobox/options.ts";
import { controlAttributes, type FieldWiring } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";

/** Attributes shared by the plain input and the loaded combobox. */
export function comboboxAttributes(field: FieldWiring, disabledReason: string | undefined) {
  const disabled = disabledReason !== undefined;
  return {
    ...controlAttributes(field),
    "aria-labelledby": field.labelId,
    "aria-describedby": clsx(disabled && reasonId(field), field.describedBy) || undefined,
    "aria-disabled": disabled || undefined,
    autoComplete: "off",
    spellCheck: false,
  };
}

export function comboboxInputStyle(value: ComboboxOption | null): string {
  return clsx(inputStyle, "h-control truncate pr-9 aria-disabled:border-edge", showsId(value) && "@sm:pr-48");
}

interface ComboboxFrameProps {
  field: FieldWiring;
  value: ComboboxOption | null;
  /** Text of the input. */
  text: string;
  disabledReason: string | undefined;
  /** The input. */
  children: ReactNode;
}

/** The frame around the input: the chosen option's id, the arrows, and the disabled reason for screen readers. */
export function ComboboxFrame({ field, value, text, disabledReason, children }: ComboboxFrameProps) {
  return (
    <div className="@container relative">
      {children}
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center gap-2 text-ink-3">
        {showsId(value) && text === value?.name && (
          <span className="mono hidden max-w-36 truncate text-small @sm:inline">{value.id}</span>
        )}
        <ChevronsUpDown className="size-4" />
      </span>
      {disabledReason !== undefined && (
        <span id={reasonId(field)} hidden>
          {disabledReason}
        </span>
      )}
    </div>
  );
}

function showsId(value: ComboboxOption | null): boolean {
  return value !== null && value.id !== value.name;
}

function reasonId(field: FieldWiring): string {
  return `${field.id}-reason`;
}
