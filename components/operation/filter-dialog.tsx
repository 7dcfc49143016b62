"use client";

import { useTranslations } from "next-intl";
import { useActorName } from "#components/operation/actor.ts";
import { type Chip, fromLocalInput, toLocalInput } from "#components/operation/list-query.ts";
import type { FiltersOpen } from "#components/table/filters-button.tsx";
import { FiltersDialog, RegionSelect } from "#components/table/filters-dialog.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { localOperator } from "#lib/access/local-operator.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { states } from "#lib/api/contract/words.ts";
import { changeKinds } from "#lib/binding/types.ts";

interface FilterDialogProps extends FiltersOpen {
  filter: OperationFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

const texts = ["loadBalancerId", "locationId", "function", "code", "actor"] as const;
const times = ["from", "to"] as const;

function localOf(instant: string | undefined): string {
  return instant === undefined ? "" : toLocalInput(instant);
}

/** All filters that the bar has no control for. Nothing is applied before the button is pressed. */
export function FilterDialog({ open, onOpenChange, filter, change, regions }: FilterDialogProps) {
  const t = useTranslations("operation.list");
  const words = useTranslations();
  const actorName = useActorName();

  function apply(values: FormData) {
    const textOf = (name: string) => values.getAll(name).map(String).join(",").trim();
    const actor = textOf("actor");
    change({
      ...Object.fromEntries(["state", "kind", "region", ...texts].map((name) => [name, textOf(name)])),
      ...Object.fromEntries(times.map((name) => [name, fromLocalInput(textOf(name))])),
      actor: actor === actorName(localOperator) ? localOperator : actor,
    });
  }

  function shownText(name: (typeof texts)[number]): string {
    const text = filter[name] ?? "";
    return name === "actor" ? actorName(text) : text;
  }

  return (
    <FiltersDialog open={open} onOpenChange={onOpenChange} onApply={apply} className="grid gap-4">
      <Choices
        name="state"
        label={t("ask.state")}
        choices={states.map((state) => ({ value: state, label: words(`state.${state}.label`) }))}
        chosen={filter.state ?? []}
      />
      <Choices
        name="kind"
        label={t("ask.kind")}
        choices={changeKinds.map((kind) => ({ value: kind, label: words(`change.${kind}`) }))}
        chosen={filter.kind ?? []}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("ask.region")}>
          <RegionSelect chosen={filter.region} regions={regions} />
        </Field>
        {texts.map((name) => (
          <Field key={name} label={t(`ask.${name}`)}>
            <TextInput name={name} defaultValue={shownText(name)} />
          </Field>
        ))}
        {times.map((name) => (
          <Field key={name} label={t(`ask.${name}`)}>
            <TextInput
              type="datetime-local"
              name={name}
              min="1970-01-01T00:00"
              max="9999-12-30T00:00"
              defaultValue={localOf(filter[name])}
            />
          </Field>
        ))}
      </div>
    </FiltersDialog>
  );
}

interface ChoicesProps {
  name: Chip["name"];
  label: string;
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
}

function Choices({ name, label, choices, chosen }: ChoicesProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-ink">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {choices.map((choice) => (
          <label key={choice.value} className="inline-flex items-center gap-2 touch:min-h-11">
            <input
              type="checkbox"
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              className="size-4 accent-accent"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
