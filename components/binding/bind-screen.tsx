"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { BindingForm } from "#components/binding/binding-form.tsx";
import type { Cloud } from "#components/binding/cloud.ts";
import { valuesOfLink } from "#components/binding/values.ts";
import { WrittenLinks } from "#components/binding/written-links.ts";
import type { RegionItem } from "#lib/inventory/types.ts";
import type { BindAction } from "#lib/operations/ask-types.ts";

interface BindScreenProps {
  regions: readonly RegionItem[];
  cloud: Cloud;
  action: BindAction;
}

/** The bind form at its address: the address chooses, and what is chosen is written back to it. */
export function BindScreen({ regions, cloud, action }: BindScreenProps) {
  const parameters = useSearchParams();
  const link = parameters.toString();
  const [written] = useState(() => new WrittenLinks());
  const [page, setPage] = useState({ number: 0, link });
  if (link !== page.link) setPage({ number: written.has(link) ? page.number : page.number + 1, link });

  function write(next: string) {
    written.add(next);
    window.history.replaceState(null, "", next);
  }

  return (
    <BindingForm
      key={page.number}
      initial={valuesOfLink(parameters)}
      regions={regions}
      cloud={cloud}
      action={action}
      onLink={write}
    />
  );
}
