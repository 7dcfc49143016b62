import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { draftOf } from "#components/binding/draft.ts";
import { faultOf, firstUnresolved, waitsForList } from "#components/binding/field-state.ts";
import { takeValues } from "#components/binding/kept-bind-values.ts";
import { useBusy } from "#components/binding/use-busy.ts";
import { useChoice } from "#components/binding/use-choice.ts";
import { useGuidance } from "#components/binding/use-guidance.ts";
import { useRetry } from "#components/binding/use-retry.ts";
import { resolveBindValues } from "#components/binding/value-problems.ts";
import { type BindValues, choose, isSameChoice, linkOfValues, valuesOfLink } from "#components/binding/values.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { usePlace } from "#components/data/use-place.ts";
import { remember } from "#components/shell/remember.ts";
import type { BindField, BindLink, ChoiceField } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import { lastRegionCookie } from "#lib/last-region.ts";
import { paths } from "#lib/paths.ts";

const writeLinkMs = 150;

export type BindForm = ReturnType<typeof useBindForm>;

/** State of the bind form: its values, the lists' results, and the resulting draft. */
export function useBindForm(initial: BindValues, regions: readonly RegionItem[], onLink: (link: string) => void) {
  const place = usePlace();
  const form = useForm<BindValues>({ defaultValues: initial, resolver: resolveBindValues });
  // A copy, because the form mutates its values in place and a change would not be seen.
  const entered = useWatch({ control: form.control, compute: (all: BindValues): BindValues => ({ ...all }) });
  const { choice, lists } = useChoice(entered, regions);
  const { stray: strayRetry, operation: retried } = useRetry(entered.retryOf, choice);
  const values = strayRetry ? { ...entered, retryOf: null } : entered;
  const busy = useBusy(choice);
  const { errors, isSubmitted } = form.formState;
  const [refusal, setRefusal] = useState<{ error: ExplainedError; values: BindValues } | null>(null);
  const refused = refusal !== null && isSameChoice(refusal.values, values) ? refusal.error : null;

  const link = paths.bind(linkOfValues(values));
  const writtenLink = useRef(link);
  useEffect(() => {
    if (link === writtenLink.current) return;
    const timer = setTimeout(() => {
      writtenLink.current = link;
      onLink(link);
    }, writeLinkMs);
    return () => clearTimeout(timer);
  }, [link, onLink]);

  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const kept = takeValues(tabStorage);
    if (kept === null) return;
    form.setValues(kept);
    setRestored(true);
  }, [form]);

  function chooseIn(field: ChoiceField, id: string) {
    const picked = choice[field];
    const next = choose(form.getValues(), field, id, picked.kind === "found" ? picked.id : undefined);
    form.setValues(next, { shouldValidate: isSubmitted });
    if (field === "region") remember(lastRegionCookie(place, id));
  }
  const guidance = useGuidance(choice, lists, chooseIn);

  const unsettled = firstUnresolved(choice);
  return {
    control: form.control,
    setFocus: form.setFocus,
    handleSubmit: form.handleSubmit,
    values,
    choice,
    lists,
    /** What keeps the chosen load balancer and rule busy. */
    busy,
    draft: draftOf(choice),
    unsettled,
    /** True while the first unresolved field only waits for its list. */
    looking: waitsForList(unsettled, choice, lists),
    restored,
    /** The link names an operation to try again that can't be the one: it is left out of `values`. */
    strayRetry,
    /** The operation that the change tries again. */
    retried,
    refused,
    /** Shows a refusal at its field until the choice changes. */
    refuse: (error: ExplainedError) => setRefusal({ error, values }),
    forgetRefusal: () => setRefusal(null),
    fault: (field: BindField) => faultOf(field, { values, choice, lists, errors, refusal: refused }),
    choose: chooseIn,
    /** Takes the values of a link, and keeps the reason. */
    fill(link: BindLink) {
      const next = valuesOfLink(new URLSearchParams({ ...link }));
      form.setValues({ ...next, reason: form.getValues().reason }, { shouldValidate: isSubmitted });
    },
    guidance,
  };
}
