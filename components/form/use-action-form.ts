import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { RequestError } from "#components/data/request-error.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { isLike, keepValues, takeKept } from "#components/form/kept-values.ts";
import { isOutdated } from "#components/form/outdated.ts";

interface ActionFormOptions<Values extends FieldValues, Given> {
  /** Unique name of the form, for storing its values. */
  name: string;
  /** Default value of every field. The object must be stable. */
  defaultValues: Values & DefaultValues<Values>;
  /** Made by `useAction`. */
  action: UseMutationResult<unknown, RequestError, Given>;
  /** The action's input for valid values. */
  toGiven: (values: Values) => Given;
}

/**
 * A form that submits to a server action. A refusal with a field is shown there, any other is `submitError`. An action that a
 * rebuilt console no longer knows reloads the page once and keeps the values.
 */
export function useActionForm<Values extends FieldValues, Given>(options: ActionFormOptions<Values, Given>) {
  const { name, defaultValues, action, toGiven } = options;
  const form = useForm<Values>({ defaultValues });
  const [restored, setRestored] = useState(false);
  const [reloading, setReloading] = useState(false);
  const [submitError, setSubmitError] = useState<RequestError | null>(null);

  useEffect(() => {
    const kept = takeKept(tabStorage, name, (values): values is Values => isLike(values, defaultValues));
    if (kept === null) return;
    form.reset(kept, { keepDefaultValues: true });
    setRestored(true);
  }, [form, name, defaultValues]);

  // By now nothing guards the page against leaving.
  useEffect(() => {
    if (reloading) window.location.reload();
  }, [reloading]);

  const submit = form.handleSubmit(async (values) => {
    setSubmitError(null);
    await action.mutateAsync(toGiven(values)).then(
      // What was typed meanwhile stays.
      () => form.reset(values, { keepValues: true }),
      (error: RequestError) => {
        const failure = submitFailureOf<Values>(error, defaultValues, restored);
        if (failure.kind === "field") {
          form.setError(failure.field, { message: failure.message }, { shouldFocus: true });
        } else if (failure.kind === "reload" && keepValues(tabStorage, name, values)) setReloading(true);
        else setSubmitError(error);
      },
    );
  });

  const { errors, isDirty, isSubmitting } = form.formState;
  return {
    control: form.control,
    submitError,
    /** For `FormShell`. */
    shell: {
      onSubmit: submit,
      loading: isSubmitting,
      wrongFields: Object.keys(errors).length,
      unsaved: isDirty && !isSubmitting && !reloading,
      restored,
    },
  };
}

/** Where a failure is shown, or that the page is reloaded first. */
type SubmitFailure<Values extends FieldValues> =
  | { kind: "field"; field: Path<Values>; message: string }
  | { kind: "reload" }
  | { kind: "form" };

/**
 * What a failed submission leads to.
 *
 * @param restored whether the page was reloaded for this already
 */
export function submitFailureOf<Values extends FieldValues>(
  error: RequestError,
  values: Values,
  restored: boolean,
): SubmitFailure<Values> {
  const field = fieldNamed<Values>(error.explained?.field, values);
  if (field) return { kind: "field", field, message: error.explained?.meaning ?? error.message };
  return isOutdated(error) && !restored ? { kind: "reload" } : { kind: "form" };
}

function fieldNamed<Values extends FieldValues>(name: string | null | undefined, values: Values): Path<Values> | null {
  return (Object.keys(values) as Path<Values>[]).find((field) => field === name) ?? null;
}
