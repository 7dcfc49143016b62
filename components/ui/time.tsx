"use client";

import { useFormatter, useLocale } from "next-intl";
import { formatDuration } from "#components/ui/duration.ts";
import { useNow } from "#components/ui/ticker.ts";
import { Tooltip } from "#components/ui/tooltip/tooltip.tsx";
import { spaceNumbers } from "#lib/i18n/typography.ts";

interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
}

/** "5 minutes ago", with the exact time in the tooltip and for screen readers that ask for the title. */
export function RelativeTime({ at }: RelativeTimeProps) {
  const format = useFormatter();
  const now = useNow(10_000);
  const date = new Date(at);
  const exact = format.dateTime(date, { dateStyle: "medium", timeStyle: "long" });
  return (
    <Tooltip content={exact}>
      <time dateTime={at} className="tabular whitespace-nowrap">
        {spaceNumbers(format.relativeTime(date, Math.max(now, date.getTime())))}
      </time>
    </Tooltip>
  );
}

interface ExactTimeProps {
  at: string;
  /** Without the date. */
  timeOnly?: boolean;
}

export function ExactTime({ at, timeOnly = false }: ExactTimeProps) {
  const format = useFormatter();
  return (
    <time dateTime={at} className="tabular whitespace-nowrap">
      {format.dateTime(new Date(at), timeOnly ? { timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "medium" })}
    </time>
  );
}

interface DurationProps {
  from: string;
  /** Absent while it is running; then it ticks each second. */
  to?: string | undefined;
}

export function Duration({ from, to }: DurationProps) {
  const locale = useLocale();
  const start = Date.parse(from);
  if (to !== undefined) {
    return <span className="mono whitespace-nowrap">{formatDuration(Date.parse(to) - start, locale, true)}</span>;
  }
  return <Ticking start={start} locale={locale} />;
}

/** Time left until an instant, which counts down each second. */
export function Countdown({ to }: { to: string }) {
  const locale = useLocale();
  const now = useNow(1000);
  return <span className="mono whitespace-nowrap">{formatDuration(Date.parse(to) - now, locale)}</span>;
}

function Ticking({ start, locale }: { start: number; locale: string }) {
  const now = useNow(1000);
  return <span className="mono whitespace-nowrap">{formatDuration(now - start, locale)}</span>;
}
