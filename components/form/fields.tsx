"use client";

import type { ReactNode } from "react";
import { type Control, type FieldPathByValue, type FieldValues, useController } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { TextArea, TextInput } from "#components/ui/text-input.tsx";
import { Checkbox, Switch } from "#components/ui/toggle.tsx";

/** What every bound field takes. Messages of the form's errors are shown as they are, so they are texts, not keys. */
export interface BoundProps<Values extends FieldValues, Value> {
  control: Control<Values>;
  name: FieldPathByValue<Values, Value>;
  label: string;
  description?: ReactNode;
  className?: string;
}

interface TextProps {
  placeholder?: string;
  optional?: boolean;
  maxLength?: number;
  autoComplete?: string;
}

export function TextField<Values extends FieldValues>(props: BoundProps<Values, string> & TextProps) {
  const { control, name, label, description, className, optional, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      label={label}
      description={description}
      error={fieldState.error?.message}
      optional={optional ?? false}
      className={className ?? ""}
    >
      <TextInput autoComplete="off" {...rest} {...field} />
    </Field>
  );
}

export function TextAreaField<Values extends FieldValues>(props: BoundProps<Values, string> & TextProps) {
  const { control, name, label, description, className, optional, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      label={label}
      description={description}
      error={fieldState.error?.message}
      optional={optional ?? false}
      className={className ?? ""}
    >
      <TextArea autoComplete="off" {...rest} {...field} />
    </Field>
  );
}

interface NumberProps {
  min: number;
  max: number;
  step?: number;
  warning?: string | undefined;
}

export function NumberField<Values extends FieldValues>(props: BoundProps<Values, number | null> & NumberProps) {
  const { control, name, label, description, className, warning, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <Field
      label={label}
      description={description}
      error={fieldState.error?.message}
      warning={warning}
      className={className ?? ""}
    >
      <NumberInput {...rest} {...field} />
    </Field>
  );
}

export function SwitchField<Values extends FieldValues>(props: BoundProps<Values, boolean>) {
  const { control, name, ...rest } = props;
  const { field } = useController({ control, name });
  const { value, ...wiring } = field;
  return <Switch {...rest} {...wiring} checked={value} />;
}

export function CheckboxField<Values extends FieldValues>(props: BoundProps<Values, boolean>) {
  const { control, name, ...rest } = props;
  const { field } = useController({ control, name });
  const { value, ...wiring } = field;
  return <Checkbox {...rest} {...wiring} checked={value} />;
}
