import { type ReactNode, useId } from "react";

interface SectionProps {
  heading: string;
  description: string;
  children: ReactNode;
}

/** A part of the page, on a ground of its own. */
export function Section({ heading, description, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-4 rounded-panel border border-hair bg-panel p-4 sm:p-5"
    >
      <div className="grid gap-1">
        <h2 id={id} className="font-medium text-ink">
          {heading}
        </h2>
        <p className="text-small text-ink-2">{description}</p>
      </div>
      {children}
    </section>
  );
}
