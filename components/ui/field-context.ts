import { createContext, useContext, useId } from "react";

/** Wiring of a control to its surrounding field. */
export interface FieldWiring {
  id: string;
  labelId: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

/** The wiring of the surrounding field; a control without one must have a name itself. */
export function useField(): FieldWiring {
  const own = useId();
  return (
    useContext(FieldContext) ?? { id: own, labelId: undefined, describedBy: undefined, invalid: false, required: false }
  );
}

/** The attributes of a native control inside a field. */
export function controlAttributes(field: FieldWiring) {
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}
