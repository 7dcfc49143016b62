"use client";

import { useTranslations } from "next-intl";
import { type Chip, chipsOf } from "#components/bindings/list-query.ts";
import { Chips } from "#components/table/chips.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";

interface BindingChipsProps {
  filter: BindingFilter;
  /** Parts of the address that the console doesn't understand. */
  wrong: readonly string[];
  change: (changes: UrlChanges) => void;
}

/** The filters that no control of the list shows. */
export function BindingChips({ filter, wrong, change }: BindingChipsProps) {
  const t = useTranslations("bindings");
  const textOf = (chip: Chip) =>
    t(`filter.${chip.name}`, { value: chip.name === "target" ? t(`kind.${chip.value}`) : chip.value });
  const chips = chipsOf(filter).map((chip) => ({ text: textOf(chip), without: { [chip.name]: null } }));
  return <Chips chips={chips} wrong={wrong} change={change} />;
}
