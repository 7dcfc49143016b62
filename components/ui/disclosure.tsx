"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  summary: ReactNode;
  /** Whether it is initially open. */
  open?: boolean;
  /** Called whenever it is opened, to load what it shows. */
  onOpen?: () => void;
  className?: string;
  children: ReactNode;
}

/** Collapsible content. */
export function Disclosure({ summary, open = false, onOpen, className, children }: DisclosureProps) {
  return (
    <details
      open={open}
      // It may have been opened before hydration.
      ref={(element) => {
        if (element?.open) onOpen?.();
      }}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
      className={clsx("group", className)}
    >
      <summary className="inline-flex min-h-control-small list-none items-center gap-1.5 rounded-chip text-ink-2 transition-colors hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
