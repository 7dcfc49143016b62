"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";

const DialogPopup = lazy(() => import("#components/ui/dialog-popup.tsx").then((m) => ({ default: m.DialogPopup })));

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  /** An alert dialog isn't closed by a press outside. */
  kind?: "dialog" | "alert";
  /** Called after closing; returns false if it has moved the focus itself. */
  finalFocus?: (() => boolean) | undefined;
  children?: ReactNode;
}

/** A dialog whose code is loaded when it first opens. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(props.open);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  );
}
