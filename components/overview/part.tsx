import { type ReactNode, useId } from "react";

interface PartProps {
  title: string;
  /** Said instead of the list when there is nothing in it. */
  none: string | null;
  /** What the list counts, below it. */
  note?: string;
  more?: ReactNode;
  children: ReactNode;
}

export function OverviewSection({ title, none, note, more, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-heading font-medium">
          {title}
        </h2>
        {more}
      </div>
      {none === null ? (
        children
      ) : (
        <p className="rounded-panel border border-edge border-dashed px-4 py-5 text-ink-2">{none}</p>
      )}
      {note !== undefined && <p className="max-w-prose text-small text-ink-3">{note}</p>}
    </section>
  );
}
