"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";

const PopoverPopup = lazy(() => import("#components/ui/popover-popup.tsx").then((m) => ({ default: m.PopoverPopup })));

interface PopoverProps {
  /** The popover's name, and the trigger's where that shows only an icon. */
  label: string;
  trigger: ReactNode;
  triggerClassName: string;
  children: ReactNode;
}

/** A button that opens a small panel beside it. The panel is loaded with its first use. */
export function Popover({ label, trigger, triggerClassName, children }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={triggerClassName}
        onClick={() => {
          setUsed(true);
          setOpen(!open);
        }}
      >
        {trigger}
      </button>
      {used && (
        <Suspense fallback={null}>
          <PopoverPopup open={open} onOpenChange={setOpen} trigger={button} label={label}>
            {children}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  );
}
