import clsx from "clsx";
import { type ReactNode, useId } from "react";

interface SectionProps {
  heading: string;
  description?: ReactNode;
  /** Content beside the heading. */
  aside?: ReactNode;
  /** Whether it has a background. */
  panel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A section of a page with its heading. */
export function Section({ heading, description, aside, panel = false, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4",
        panel && "rounded-panel border border-hair bg-panel p-4 sm:p-5",
        className,
      )}
    >
      <div className="grid gap-1">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id={id} className={panel ? "font-medium text-ink" : "text-heading font-semibold"}>
            {heading}
          </h2>
          {aside}
        </div>
        {description !== undefined && (
          <p className={clsx("max-w-prose text-ink-2", panel && "text-small")}>{description}</p>
        )}
      </div>
      {children}
    </section>
  );
}
