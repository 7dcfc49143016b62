"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { MenuEntry } from "#components/ui/menu-popup.tsx";

const MenuPopup = lazy(() => import("#components/ui/menu-popup.tsx").then((m) => ({ default: m.MenuPopup })));

interface MenuProps {
  /** Accessible name of a trigger with only an icon. */
  label?: string;
  entries: readonly MenuEntry[];
  className: string;
  /** Content of the trigger. */
  children: ReactNode;
  align?: "start" | "end";
}

/** A button that opens a menu, which is loaded on first use. */
export function Menu({ label, entries, className, children, align = "start" }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  function show(next: boolean) {
    if (next) setUsed(true);
    setOpen(next);
  }

  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={className}
        onClick={() => show(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          show(true);
        }}
      >
        {children}
      </button>
      {used && (
        <Suspense fallback={null}>
          <MenuPopup open={open} onOpenChange={show} trigger={trigger} label={label} entries={entries} align={align} />
        </Suspense>
      )}
    </>
  );
}
