"use client";

import { type ReactNode, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Open state of a dialog. */
export interface DialogState {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface AskFirstProps {
  label: string;
  /** False once the action isn't possible any more; an open dialog stays, so that its result can be read. */
  possible: boolean;
  /** Loaded on first use. */
  dialog: (state: DialogState) => ReactNode;
}

/** A button whose action is confirmed in a dialog. */
export function AskFirst({ label, possible, dialog }: AskFirstProps) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  function ask() {
    setUsed(true);
    setOpen(true);
  }

  return (
    <>
      {possible && <Button onClick={ask}>{label}</Button>}
      {used && <Suspense fallback={null}>{dialog({ open, onOpenChange: setOpen })}</Suspense>}
    </>
  );
}
