import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  summary: ReactNode;
  /** Whether it is initially open. */
  open?: boolean;
  className?: string;
  children: ReactNode;
}

/** Collapsible content. */
export function Disclosure({ summary, open = false, className, children }: DisclosureProps) {
  return (
    <details open={open} className={clsx("group", className)}>
      <summary className="inline-flex min-h-control-small list-none items-center gap-1.5 rounded-chip text-ink-2 transition-colors hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
