"use client";

import clsx from "clsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

interface IdTextProps {
  children: string;
  /** False in dense rows, whose menu has the copy action. */
  copy?: boolean;
  className?: string;
}

/** An id or a code, without line breaks and with a copy button. */
export function IdText({ children, copy = true, className }: IdTextProps) {
  return (
    <span className={clsx("inline-flex min-w-0 max-w-full items-center gap-0.5 align-baseline", className)}>
      <span className="mono min-w-0 truncate" title={children}>
        {children}
      </span>
      {copy && <CopyButton text={children} size="inline" />}
    </span>
  );
}
