import clsx from "clsx";
import { type ReactNode, useId } from "react";

interface SectionProps {
  heading: string;
  /** At the right of the heading. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of an operation's page, on a ground of its own. */
export function Section({ heading, aside, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx("min-w-0 rounded-panel border border-hair bg-panel p-4 sm:p-5", className)}
    >
      <div className="mb-4 flex items-center justify-between gap-4">
        <h2 id={id} className="font-medium text-ink">
          {heading}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
