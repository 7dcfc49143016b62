"use client";

import clsx from "clsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

interface CodeBlockProps {
  /** Name of the block and of its copy button ("tccli command"). */
  label: string;
  children: string;
  className?: string;
}

/** Code to read and copy. Long lines wrap; the copied text doesn't. */
export function CodeBlock({ label, children, className }: CodeBlockProps) {
  return (
    <figure aria-label={label} className={clsx("relative rounded-control border border-hair bg-sunken", className)}>
      <pre className="mono px-3.5 py-3 pr-12 text-small leading-relaxed whitespace-pre-wrap text-ink wrap-anywhere">
        <code>{children}</code>
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={children} what={label} />
      </div>
    </figure>
  );
}
