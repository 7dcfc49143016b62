import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";

interface HistoryRowProps {
  /** Page of what happened; the row's link covers the row. */
  href: string;
  /** Its state and, for screen readers, its name. */
  link: ReactNode;
  what: ReactNode;
  /** What the rule had afterwards. */
  outcome: ReactNode;
  who: ReactNode;
  when: ReactNode;
}

/** One thing that happened to a rule, in a list of such. */
export function HistoryRow({ href, link, what, outcome, who, when }: HistoryRowProps) {
  return (
    <li className="relative grid gap-x-4 gap-y-1 px-4 py-2.5 transition-colors not-last:border-b not-last:border-hair hover:bg-hover sm:px-5 @2xl:grid-cols-[10rem_12rem_minmax(0,1fr)_auto_7rem] @2xl:items-baseline">
      <Link
        href={href}
        className="justify-self-start after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        {link}
      </Link>
      <span>{what}</span>
      <span className="min-w-0">{outcome}</span>
      <span className="text-small text-ink-2">{who}</span>
      <span className="text-small text-ink-2 @2xl:text-end @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4">
        {when}
      </span>
    </li>
  );
}
