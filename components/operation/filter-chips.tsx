"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useActorName } from "#components/operation/actor.ts";
import { type Chip, chipsOf } from "#components/operation/list-query.ts";
import type { UrlChanges } from "#components/table/url-state.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";

interface FilterChipsProps {
  filter: OperationFilter;
  /** Parts of the address that the console doesn't understand. */
  wrong: readonly string[];
  change: (changes: UrlChanges) => void;
}

/** The filters that no control of the list shows, each with a button that takes it off, and those of a link that don't apply. */
export function FilterChips({ filter, wrong, change }: FilterChipsProps) {
  const t = useTranslations("operation.list");
  const textOf = useChipText();
  const format = useFormatter();
  const chips = chipsOf(filter);
  return (
    <>
      {chips.length > 0 && (
        <ul aria-label={t("filters")} className="mb-3 flex flex-wrap gap-2">
          {chips.map((chip) => (
            <li key={`${chip.name} ${chip.value}`} className="max-w-full">
              <button
                type="button"
                onClick={() => change(chip.without)}
                aria-label={t("takeOff", { filter: textOf(chip) })}
                className="inline-flex min-h-control-small max-w-full items-center gap-1.5 rounded-control border border-edge bg-panel px-2 py-0.5 text-left text-small text-ink transition-colors hover:bg-hover"
              >
                <span className="min-w-0 break-words">{textOf(chip)}</span>
                <X aria-hidden className="size-3.5 shrink-0 text-ink-2" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong.length > 0 && (
        <p role="status" className="mb-3 break-words text-small text-warn">
          {t("wrong", { count: wrong.length, filters: format.list(wrong) })}
        </p>
      )}
    </>
  );
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
