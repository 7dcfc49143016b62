"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import type { Change } from "#lib/binding/types.ts";

const CommandTabs = lazy(() =>
  import("#components/change/command-tabs.tsx").then((module) => ({ default: module.CommandTabs })),
);

interface CommandsDisclosureProps {
  /** Null while there is none. */
  change: Change | null;
  /** Why there is none. */
  none?: string;
  cloud: Cloud;
}

/** The equivalent commands of a change, loaded when first opened. */
export function CommandsDisclosure({ change, none, cloud }: CommandsDisclosureProps) {
  const t = useTranslations("review");
  const [used, setUsed] = useState(false);
  return (
    <details className="group" onToggle={(event) => event.currentTarget.open && setUsed(true)}>
      <summary className="inline-flex min-h-control-small list-none items-center gap-1.5 rounded-chip text-ink-2 transition-colors hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t("commands.title")}
      </summary>
      <div className="pt-2">
        {change ? (
          used && (
            <Suspense fallback={null}>
              <CommandTabs change={change} cloud={cloud} />
            </Suspense>
          )
        ) : (
          <p className="text-ink-2">{none}</p>
        )}
      </div>
    </details>
  );
}
