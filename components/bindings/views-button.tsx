"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { ViewActions } from "#components/bindings/views-dialog.tsx";
import { Button } from "#components/ui/button.tsx";

const ViewsDialog = lazy(() =>
  import("#components/bindings/views-dialog.tsx").then((module) => ({ default: module.ViewsDialog })),
);

/** The button of the dialog with the person's saved views. */
export function ViewsButton({ actions }: { actions: ViewActions }) {
  const t = useTranslations("bindings.views");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <Button
        icon={<Bookmark aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      >
        {t("title")}
      </Button>
      {used && (
        <Suspense fallback={null}>
          <ViewsDialog actions={actions} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
