"use client";

import { useTranslations } from "next-intl";
import { textFilters } from "#components/bindings/list-query.ts";
import type { FiltersOpen } from "#components/table/filters-button.tsx";
import { FiltersDialog, RegionSelect } from "#components/table/filters-dialog.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type BindingFilter, bindingSorts } from "#lib/api/contract/binding-filters.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import { targetKinds } from "#lib/api/contract/words.ts";

interface FilterDialogProps extends FiltersOpen {
  filter: BindingFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** All filters that the bar has no control for, and the order. Nothing is applied before the button is pressed. */
export function FilterDialog({ open, onOpenChange, filter, change, regions }: FilterDialogProps) {
  const t = useTranslations("bindings");

  function apply(values: FormData) {
    const names = ["target", "region", "sort", "weight", "drift", ...textFilters];
    change(Object.fromEntries(names.map((name) => [name, String(values.get(name) ?? "").trim()])));
  }

  return (
    <FiltersDialog open={open} onOpenChange={onOpenChange} onApply={apply} className="grid gap-4 sm:grid-cols-2">
      <Field label={t("ask.target")}>
        <Select name="target" defaultValue={filter.target ?? ""}>
          <option value="">{t("segment.all")}</option>
          {targetKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("ask.region")}>
        <RegionSelect chosen={filter.region} regions={regions} />
      </Field>
      {textFilters.map((name) => (
        <Field key={name} label={t(`ask.${name}`)}>
          <TextInput name={name} defaultValue={filter[name] ?? ""} />
        </Field>
      ))}
      <Field label={t("ask.weight")}>
        <TextInput type="number" name="weight" min={0} max={100} step={1} defaultValue={filter.weight ?? ""} />
      </Field>
      <Field label={t("ask.drift")}>
        <Select name="drift" defaultValue={filter.drift ?? ""}>
          <option value="">{t("drift.any")}</option>
          <option value="unsettled">{t("drift.unsettled")}</option>
        </Select>
      </Field>
      <Field label={t("ask.sort")}>
        <Select name="sort" defaultValue={filter.sort ?? "address"}>
          {bindingSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </Select>
      </Field>
    </FiltersDialog>
  );
}
