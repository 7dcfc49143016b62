"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useInPlace } from "#components/data/use-place.ts";
import { SearchInput } from "#components/table/search-input.tsx";
import { paths } from "#lib/paths.ts";

interface LiveSearchProps {
  label: string;
  /** The text that the page was searched for. */
  query: string;
}

/** The search of a form, which also searches as one types. */
export function LiveSearch({ label, query }: LiveSearchProps) {
  const router = useRouter();
  const inPlace = useInPlace();
  function search(q: string) {
    const address = inPlace(paths.errors({ q }));
    startTransition(() => router.replace(address, { scroll: false }));
  }
  return <SearchInput label={label} name="q" value={query} onSearch={search} />;
}
