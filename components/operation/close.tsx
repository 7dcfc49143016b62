"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CloseAction } from "#lib/operations/ask-types.ts";

const CloseDialog = lazy(() =>
  import("#components/operation/close-dialog.tsx").then((module) => ({ default: module.CloseDialog })),
);

interface CloseProps {
  id: string;
  close: CloseAction;
  /** False once its outcome is known, or will be: an open question stays, so that its answer can still be read. */
  possible: boolean;
}

/** Ends an operation whose outcome can't be learned, after asking why. */
export function Close({ id, close, possible }: CloseProps) {
  const t = useTranslations("operation.do");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  function ask() {
    setUsed(true);
    setOpen(true);
  }

  return (
    <>
      {possible && <Button onClick={ask}>{t("close")}</Button>}
      {used && (
        <Suspense fallback={null}>
          <CloseDialog id={id} close={close} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
