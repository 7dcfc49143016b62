"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useEarlyInput } from "#components/ui/use-early-input.ts";

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

const pauseMs = 250;

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

/** Reports the typed text after a pause. */
function SearchInput({ label, value, onSearch }: { label: string; value: string; onSearch: (search: string) => void }) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  // Only a value set from outside (the back button, "Clear filters") replaces the typed text.
  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTold(value);
      setText(value);
    }
  }
  const input = useEarlyInput(text, (early) => setText(early.text));
  const tell = useRef(onSearch);
  useEffect(() => {
    tell.current = onSearch;
  });
  useEffect(() => {
    const next = text.trim();
    if (next === told) return;
    const timer = setTimeout(() => {
      setTold(next);
      tell.current(next);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, told]);
  return (
    <div className="relative min-w-48 flex-1 sm:w-80 sm:flex-none">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <TextInput
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-8.5"
      />
    </div>
  );
}
