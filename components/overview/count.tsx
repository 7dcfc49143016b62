"use client";

import clsx from "clsx";
import { Link } from "#components/data/link.tsx";
import { useCountText } from "#components/table/count-text.ts";
import type { Count as Counted } from "#lib/api/contract/operation.ts";

interface CountProps {
  count: Counted;
  label: string;
  /** Link to the counted list. */
  href: string;
  /** Colour of a figure other than zero. */
  tone: "accent" | "bad" | "warn" | "plain";
}

const tones = { accent: "text-accent", bad: "text-bad", warn: "text-warn", plain: "text-ink" };

/** A figure that links to the counted list. */
export function Count({ count, label, href, tone }: CountProps) {
  const countText = useCountText();
  return (
    <li className="relative bg-panel max-md:last:odd:col-span-2 px-4 py-3 transition-colors hover:bg-hover">
      <Link
        href={href}
        className="flex items-baseline gap-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        <span className={clsx("tabular text-title font-semibold", count.total === 0 ? "text-ink-3" : tones[tone])}>
          {countText(count)}
        </span>
        <span className="text-ink-2">{label}</span>
      </Link>
    </li>
  );
}
