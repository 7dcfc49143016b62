"use client";

import { useEffect, useRef } from "react";
import { useHydrated } from "#components/ui/use-hydrated.ts";

interface RowCheckboxProps {
  /** What it selects, in words. */
  label: string;
  checked: boolean;
  /** Whether a part of what it selects is selected. */
  partly?: boolean;
  onToggle: () => void;
}

/** Selects a row, or the rows of a page. Disabled until hydration, since an earlier press would look selected without effect. */
export function RowCheckbox({ label, checked, partly = false, onToggle }: RowCheckboxProps) {
  const hydrated = useHydrated();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = partly;
  }, [partly]);
  return (
    // Above the link that covers its row, with room for a finger around it.
    <label className="relative z-1 -m-2 grid size-8 place-items-center touch:size-11">
      <span className="sr-only">{label}</span>
      <input
        ref={ref}
        type="checkbox"
        disabled={!hydrated}
        checked={checked}
        onChange={onToggle}
        className="size-4 accent-accent"
      />
    </label>
  );
}
