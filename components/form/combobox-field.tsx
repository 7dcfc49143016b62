"use client";

import { type ReactNode, useState } from "react";
import { type FieldValues, useController } from "react-hook-form";
import type { BoundProps } from "#components/form/fields.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import type { ComboboxOption } from "#components/ui/combobox-options.ts";
import type { ComboboxProps } from "#components/ui/combobox-props.ts";
import { Field } from "#components/ui/field.tsx";

interface ComboboxFieldProps<Values extends FieldValues>
  extends BoundProps<Values, string>,
    Omit<ComboboxProps, "value" | "onChange" | "onBlur" | "inputRef"> {
  /** The chosen thing, where it came with a link and is on no loaded page. */
  chosen?: ComboboxOption | null | undefined;
  /** After a choice, or null after the field was emptied: the place to reset what depends on it. */
  onChosen?: ((option: ComboboxOption | null) => void) | undefined;
  /** Shown at the field while something is chosen that works but deserves a remark. */
  warning?: string | undefined;
  aside?: ReactNode;
}

/** A combobox whose form value is the chosen option's id, or an empty text. */
export function ComboboxField<Values extends FieldValues>(props: ComboboxFieldProps<Values>) {
  const { control, name, label, description, className, chosen, onChosen, warning, aside, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const [last, setLast] = useState<ComboboxOption | null>(null);
  const id: string = field.value;

  return (
    <Field
      label={label}
      description={description}
      error={fieldState.error?.message}
      warning={warning}
      aside={aside}
      className={className ?? ""}
    >
      <Combobox
        {...rest}
        value={resolve(id, [...rest.options, chosen, last])}
        onChange={(option) => {
          setLast(option);
          field.onChange(option?.id ?? "");
          onChosen?.(option);
        }}
        onBlur={field.onBlur}
        inputRef={field.ref}
      />
    </Field>
  );
}

/** The option of an id. While nothing is known of it but the id, that is its name. */
function resolve(id: string, known: readonly (ComboboxOption | null | undefined)[]): ComboboxOption | null {
  if (id === "") return null;
  return known.find((option) => option?.id === id) ?? { id, name: id };
}
