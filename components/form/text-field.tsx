"use client";

import { type Control, type FieldPathByValue, type FieldValues, useController } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Props of a field bound to a text value of the form. */
export interface BoundField<Values extends FieldValues, Name extends FieldPathByValue<Values, string>> {
  control: Control<Values>;
  name: Name;
  label: string;
  description?: string;
  className?: string;
}

interface TextFieldProps<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>
  extends BoundField<Values, Name> {
  inputMode?: "text" | "numeric";
  /** Error text for a value, or undefined. */
  validate: (text: string) => string | undefined;
}

export function TextField<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>(
  props: TextFieldProps<Values, Name>,
) {
  const { control, name, label, description, className, inputMode = "text", validate } = props;
  const { field, fieldState } = useController({ control, name, rules: { validate } });
  return (
    <Field label={label} description={description} error={fieldState.error?.message} className={className ?? ""}>
      <TextInput inputMode={inputMode} {...field} />
    </Field>
  );
}
