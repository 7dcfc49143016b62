"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Open state of a list's dialog of filters. */
export interface FiltersOpen {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The button of a list's dialog with all other filters. @param children the dialog, which is loaded on first use */
export function FiltersButton({ children }: { children: (state: FiltersOpen) => ReactNode }) {
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
      {used && <Suspense fallback={null}>{children({ open, onOpenChange: setOpen })}</Suspense>}
    </>
  );
}
