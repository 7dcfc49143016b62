"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { TextInput } from "#components/ui/text-input.tsx";
import { useEarlyInput } from "#components/ui/use-early-input.ts";

const pauseMs = 250;

interface SearchInputProps {
  label: string;
  /** In a form. */
  name?: string;
  value: string;
  onSearch: (search: string) => void;
}

/** Reports the typed text after a pause, or when its field is left. */
export function SearchInput({ label, name, value, onSearch }: SearchInputProps) {
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
  const next = text.trim();
  useEffect(() => {
    if (next === told) return;
    const timer = setTimeout(() => {
      setTold(next);
      tell.current(next);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [next, told]);
  // A search that began after the press of a link would take the person back from where it leads.
  function tellNow() {
    if (next === told) return;
    setTold(next);
    onSearch(next);
  }
  return (
    <div className="relative min-w-48 flex-1 sm:w-80 sm:flex-none">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <TextInput
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={tellNow}
        className="pl-8.5"
      />
    </div>
  );
}
