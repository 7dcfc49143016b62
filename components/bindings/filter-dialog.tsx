"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { textFilters } from "#components/bindings/list-query.ts";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type BindingFilter, bindingSorts } from "#lib/api/contract/binding-filters.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import { targetKinds } from "#lib/api/contract/words.ts";

interface FilterDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  filter: BindingFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** All filters that the bar has no control for, and the order. Nothing is applied before the button is pressed. */
export function FilterDialog({ open, onOpenChange, filter, change, regions }: FilterDialogProps) {
  const t = useTranslations("bindings");
  const ui = useTranslations("ui");
  const form = useId();

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const names = ["target", "region", "sort", "weight", ...textFilters];
    change(Object.fromEntries(names.map((name) => [name, String(values.get(name) ?? "").trim()])));
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={ui("filter.more")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui("confirm.cancel")}</Button>
          <Button variant="primary" type="submit" form={form}>
            {ui("filter.apply")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={apply} className="grid gap-4 sm:grid-cols-2">
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
          <Select name="region" defaultValue={filter.region ?? ""}>
            <option value="">{ui("filter.anyRegion")}</option>
            {namesWith(filter.region, regions).map(({ id, name }) => (
              <option key={id} value={id}>
                {name === id ? id : `${name} · ${id}`}
              </option>
            ))}
          </Select>
        </Field>
        {textFilters.map((name) => (
          <Field key={name} label={t(`ask.${name}`)}>
            <TextInput name={name} defaultValue={filter[name] ?? ""} />
          </Field>
        ))}
        <Field label={t("ask.weight")}>
          <TextInput type="number" name="weight" min={0} max={100} step={1} defaultValue={filter.weight ?? ""} />
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
      </form>
    </Dialog>
  );
}

/** The regions, and one of a link that isn't among them. */
function namesWith(id: string | undefined, regions: readonly RegionName[]): readonly RegionName[] {
  return id === undefined || regions.some((region) => region.id === id) ? regions : [{ id, name: id }, ...regions];
}
