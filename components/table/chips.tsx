"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { UrlChanges } from "#components/table/url-state.ts";

interface ChipsProps {
  /** Filters that are in force, each with the changes of the address that take it off. */
  chips: readonly { text: string; without: UrlChanges }[];
  /** Parts of the address that the console doesn't understand. */
  wrong: readonly string[];
  change: (changes: UrlChanges) => void;
}

/** The filters that no control of a list shows, each with a button that takes it off, and those of a link that don't apply. */
export function Chips({ chips, wrong, change }: ChipsProps) {
  const t = useTranslations("ui.filter");
  const format = useFormatter();
  return (
    <>
      {chips.length > 0 && (
        <ul aria-label={t("active")} className="mb-3 flex flex-wrap gap-2">
          {chips.map(({ text, without }) => (
            <li key={text} className="max-w-full">
              <button
                type="button"
                onClick={() => change(without)}
                aria-label={t("takeOff", { filter: text })}
                className="inline-flex min-h-control-small max-w-full items-center gap-1.5 rounded-control border border-edge bg-panel px-2 py-0.5 text-left text-small text-ink transition-colors hover:bg-hover"
              >
                <span className="min-w-0 break-words">{text}</span>
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
