import clsx from "clsx";
import type { ReactNode } from "react";

interface KeyValueProps {
  rows: readonly { key: string; label: string; value: ReactNode }[];
  className?: string;
}

/** Properties as labels and values, stacked on narrow screens. */
export function KeyValue({ rows, className }: KeyValueProps) {
  return (
    <div className={clsx("@container", className)}>
      <dl className="grid gap-x-6 @md:grid-cols-[minmax(7rem,max-content)_1fr]">
        {rows.map((row) => (
          <div
            key={row.key}
            className="grid min-w-0 py-1.5 not-last:border-b not-last:border-hair @md:col-span-2 @md:grid-cols-subgrid @md:items-baseline"
          >
            <dt className="text-small text-ink-2">{row.label}</dt>
            <dd className="min-w-0 text-ink wrap-anywhere">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
