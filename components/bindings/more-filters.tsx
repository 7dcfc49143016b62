"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";

const FilterDialog = lazy(() =>
  import("#components/bindings/filter-dialog.tsx").then((module) => ({ default: module.FilterDialog })),
);

interface MoreFiltersProps {
  filter: BindingFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** The button of the dialog with all other filters and the order, which is loaded on first use. */
export function MoreFilters({ filter, change, regions }: MoreFiltersProps) {
  const t = useTranslations("ui.filter");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <Button
        icon={<ListFilter aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      >
        {t("more")}
      </Button>
      {used && (
        <Suspense fallback={null}>
          <FilterDialog open={open} onOpenChange={setOpen} filter={filter} change={change} regions={regions} />
        </Suspense>
      )}
    </>
  );
}
