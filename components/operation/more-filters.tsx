"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";

const FilterDialog = lazy(() =>
  import("#components/operation/filter-dialog.tsx").then((module) => ({ default: module.FilterDialog })),
);

interface MoreFiltersProps {
  filter: OperationFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** The button of the dialog with all other filters, which is loaded on first use. */
export function MoreFilters({ filter, change, regions }: MoreFiltersProps) {
  const t = useTranslations("ui");
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
        {t("filter.more")}
      </Button>
      {used && (
        <Suspense fallback={null}>
          <FilterDialog open={open} onOpenChange={setOpen} filter={filter} change={change} regions={regions} />
        </Suspense>
      )}
    </>
  );
}
