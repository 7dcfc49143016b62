import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { Section } from "#components/ui/section.tsx";
import { type TrafficPeriod, trafficPeriods } from "#lib/api/contract/words.ts";
import type { TrafficSubject } from "#lib/metrics/traffic.ts";

interface TrafficSectionProps {
  kind: TrafficSubject["kind"];
  /** Null while it is closed. */
  period: TrafficPeriod | null;
  /** This page with another period, or closed. */
  here: (period: TrafficPeriod | null) => string;
  /** The figures, where it is open. */
  children: ReactNode;
}

const first: TrafficPeriod = "1h";

/**
 * The section of a page with the traffic. Whether it is open, and of which period, is in the address, so that it can be sent to a
 * colleague; nothing is read while it is closed.
 */
export function TrafficSection({ kind, period, here, children }: TrafficSectionProps) {
  const t = useTranslations("metrics");
  const heading = t(`heading.${kind}`);
  if (period === null) {
    return (
      <section className="rounded-panel border border-hair bg-panel p-4 sm:px-5">
        <h2>
          <Link
            href={here(first)}
            scroll={false}
            prefetch={false}
            className="inline-flex min-h-control-small items-center gap-1.5 font-medium text-ink hover:text-accent"
          >
            <ChevronRight aria-hidden className="size-4" />
            {heading}
          </Link>
        </h2>
      </section>
    );
  }
  return (
    <Section
      panel
      heading={heading}
      aside={
        <Link
          href={here(null)}
          scroll={false}
          prefetch={false}
          className="inline-flex min-h-control-small items-center text-ink-2 underline underline-offset-2 hover:text-ink"
        >
          {t("hide")}
        </Link>
      }
    >
      <nav aria-label={t("period.label")} className="flex flex-wrap gap-1">
        {trafficPeriods.map((one) => (
          <Link
            key={one}
            href={here(one)}
            replace
            scroll={false}
            prefetch={false}
            aria-current={one === period ? "true" : undefined}
            className={clsx(
              "inline-flex min-h-control-small items-center rounded-chip border px-2.5 text-small font-medium transition-colors touch:min-h-11",
              one === period
                ? "border-control bg-sunken text-ink forced-colors:outline-2 forced-colors:outline-[Highlight]"
                : "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
            )}
          >
            {t(`period.${one}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Section>
  );
}
