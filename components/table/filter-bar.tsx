"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SearchInput } from "#components/table/search-input.tsx";
import { Button } from "#components/ui/button.tsx";

interface FilterBarProps {
  /** Label of the search: "Search names and ids". */
  searchLabel: string;
  search: string;
  onSearch: (search: string) => void;
  /** Whether any filter is set, and the function that clears them. */
  filtered: boolean;
  onClear: () => void;
  /** Content at the end: count, time of the last update, refresh button. */
  aside?: ReactNode;
  /** The other filters. */
  children?: ReactNode;
}

export function FilterBar({ searchLabel, search, onSearch, filtered, onClear, aside, children }: FilterBarProps) {
  const t = useTranslations("ui");
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <SearchInput label={searchLabel} value={search} onSearch={onSearch} />
      {children}
      {filtered && (
        <Button variant="quiet" icon={<X aria-hidden />} onClick={onClear}>
          {t("filter.clear")}
        </Button>
      )}
      {aside !== undefined && <div className="ml-auto flex items-center gap-2 text-small text-ink-2">{aside}</div>}
    </search>
  );
}
