import type { UseMutationResult } from "@tanstack/react-query";
import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useEffect, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { RequestError } from "#components/data/request-error.ts";
import { isLike, keepValues, takeKept } from "#components/form/kept.ts";

interface ActionFormOptions<Values extends FieldValues, Given> {
  /** Of this form among all: what its content is kept under. */
  name: string;
  /** Every field has one, of the type that the field holds; the same object each time. */
  defaultValues: Values & DefaultValues<Values>;
  /** Made by `useAction`. */
  action: UseMutationResult<unknown, RequestError, Given>;
  /** What the action is given for values that every field takes. */
  toGiven: (values: Values) => Given;
}

/**
 * A form whose values a server action is given. A refusal of one field is shown there, any other is `submitError`. An action
 * that the console does not know any more, because it was built anew, reloads the page once with the content kept.
 */
export function useActionForm<Values extends FieldValues, Given>(options: ActionFormOptions<Values, Given>) {
  const { name, defaultValues, action, toGiven } = options;
  const form = useForm<Values>({ defaultValues });
  const [restored, setRestored] = useState(false);
  const [submitError, setSubmitError] = useState<RequestError | null>(null);

  useEffect(() => {
    const kept = takeKept(sessionStorage, name, (values): values is Values => isLike(values, defaultValues));
    if (kept === null) return;
    form.reset(kept, { keepDefaultValues: true });
    setRestored(true);
  }, [form, name, defaultValues]);

  const submit = form.handleSubmit(async (values) => {
    setSubmitError(null);
    await action.mutateAsync(toGiven(values)).then(
      () => form.reset(values),
      (error: RequestError) => {
        const field = fieldNamed<Values>(error.explained?.field, defaultValues);
        if (field) form.setError(field, { message: error.explained?.meaning ?? error.message }, { shouldFocus: true });
        else if (unstable_isUnrecognizedActionError(error.cause) && !restored) {
          keepValues(sessionStorage, name, values);
          window.location.reload();
        } else setSubmitError(error);
      },
    );
  });

  const { errors, isDirty } = form.formState;
  return {
    control: form.control,
    /** For `FormShell`. */
    shell: {
      onSubmit: submit,
      loading: action.isPending,
      submitError,
      wrongFields: Object.keys(errors).length,
      unsaved: isDirty && !action.isPending,
      restored,
    },
  };
}

function fieldNamed<Values extends FieldValues>(name: string | null | undefined, values: Values): Path<Values> | null {
  return (Object.keys(values) as Path<Values>[]).find((field) => field === name) ?? null;
}
