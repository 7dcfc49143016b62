"use client";

import type { FieldPathByValue, FieldValues } from "react-hook-form";
import { type BoundField, TextField } from "#components/form/text-field.tsx";

interface NumberFieldProps<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>
  extends BoundField<Values, Name> {
  least: number;
  most: number;
  /** Error text for anything other than a whole number in this range. */
  wrong: string;
}

/** A whole number, kept as the typed text: a number input would silently drop invalid text. */
export function NumberField<Values extends FieldValues, Name extends FieldPathByValue<Values, string>>(
  props: NumberFieldProps<Values, Name>,
) {
  const { least, most, wrong, ...field } = props;
  const isRight = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  return <TextField {...field} inputMode="numeric" validate={(text) => (isRight(text) ? undefined : wrong)} />;
}
