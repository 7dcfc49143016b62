"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CancelAction } from "#lib/operations/ask-types.ts";

const CancelDialog = lazy(() =>
  import("#components/operation/cancel-dialog.tsx").then((module) => ({ default: module.CancelDialog })),
);

interface CancelProps {
  id: string;
  cancel: CancelAction;
  /** False once it has left the queue: an open question stays, so that its answer can still be read. */
  possible: boolean;
}

/** Takes an operation out of the queue, after asking. */
export function Cancel({ id, cancel, possible }: CancelProps) {
  const t = useTranslations("operation.do");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  function ask() {
    setUsed(true);
    setOpen(true);
  }

  return (
    <>
      {possible && <Button onClick={ask}>{t("cancel")}</Button>}
      {used && (
        <Suspense fallback={null}>
          <CancelDialog id={id} cancel={cancel} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
