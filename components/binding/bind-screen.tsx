"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { BindingForm } from "#components/binding/binding-form.tsx";
import { valuesOfLink } from "#components/binding/values.ts";
import { WrittenLinks } from "#components/binding/written-links.ts";
import type { Cloud } from "#components/change/cloud.ts";
import { useInPlace } from "#components/data/use-place.ts";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";

interface BindScreenProps {
  regions: readonly RegionItem[];
  /** Region to begin with where the link names none; may be empty. */
  firstRegion: string;
  cloud: Cloud;
  action: ChangeAction;
}

/** The bind form, kept in sync with the URL: the URL sets the choice, and the choice is written back to it. */
export function BindScreen({ regions, firstRegion, cloud, action }: BindScreenProps) {
  const parameters = useSearchParams();
  const inPlace = useInPlace();
  const link = parameters.toString();
  const [written] = useState(() => new WrittenLinks());
  // A URL written by the form doesn't reset it: it still counts as changed since it was opened.
  const [page, setPage] = useState({ number: 0, link, initial: valuesOfLink(parameters, firstRegion) });
  if (link !== page.link) {
    const opened = { number: page.number + 1, link, initial: valuesOfLink(parameters, firstRegion) };
    setPage(written.has(link) ? { ...page, link } : opened);
  }

  function write(choice: string) {
    const next = inPlace(choice);
    written.add(next);
    window.history.replaceState(null, "", next + location.hash);
  }

  return (
    <BindingForm
      key={page.number}
      initial={page.initial}
      regions={regions}
      cloud={cloud}
      action={action}
      onLink={write}
    />
  );
}
