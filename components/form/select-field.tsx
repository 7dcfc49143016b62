"use client";

import type { ReactNode } from "react";
import { type FieldPathByValue, type FieldValues, useController } from "react-hook-form";
import type { BoundField } from "#components/form/text-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

interface SelectFieldProps<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>
  extends BoundField<Values, Name> {
  /** The options. */
  children: ReactNode;
}

export function SelectField<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>(
  props: SelectFieldProps<Values, Name>,
) {
  const { control, name, label, description, className, children } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} description={description} error={fieldState.error?.message} className={className ?? ""}>
      <Select {...field}>{children}</Select>
    </Field>
  );
}
