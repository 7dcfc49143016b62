"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useActorName } from "#components/operation/actor.ts";
import { type Chip, chipsOf } from "#components/operation/list-query.ts";
import { Chips } from "#components/table/chips.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";

interface FilterChipsProps {
  filter: OperationFilter;
  /** Parts of the address that the console doesn't understand. */
  wrong: readonly string[];
  change: (changes: UrlChanges) => void;
}

/** The filters that no control of the list shows. */
export function FilterChips({ filter, wrong, change }: FilterChipsProps) {
  const textOf = useChipText();
  const chips = chipsOf(filter).map((chip) => ({ text: textOf(chip), without: chip.without }));
  return <Chips chips={chips} wrong={wrong} change={change} />;
}

function useChipText(): (chip: Chip) => string {
  const t = useTranslations("operation.list.filter");
  const states = useTranslations("state");
  const kinds = useTranslations("change");
  const actorName = useActorName();
  const format = useFormatter();
  return (chip) => {
    if (chip.name === "state") return t("state", { value: states(`${chip.value}.label`) });
    if (chip.name === "kind") return t("kind", { value: kinds(chip.value) });
    if (chip.name === "from" || chip.name === "to") {
      return t(chip.name, {
        value: format.dateTime(new Date(chip.value), { dateStyle: "medium", timeStyle: "short" }),
      });
    }
    return t(chip.name, { value: chip.name === "actor" ? actorName(chip.value) : chip.value });
  };
}
