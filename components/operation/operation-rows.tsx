"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { operationTitle } from "#components/operation/names.ts";
import { OnceLong } from "#components/operation/once-long.tsx";
import { RequestedTime } from "#components/operation/requested-time.tsx";
import { RouteRow } from "#components/operation/route-row.tsx";
import { RowTitle } from "#components/operation/row-title.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { Duration } from "#components/ui/time.tsx";
import type { Operation, UsualDurations } from "#lib/api/contract/operation.ts";
import { joinSentences } from "#lib/i18n/typography.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

interface OperationRowsProps {
  label: string;
  operations: readonly Operation[];
  /** Whether to show the cause. */
  withCause?: boolean;
  /** How long the cloud usually works on each kind of change, where it is to be said that it takes much longer. */
  usualMs?: UsualDurations | undefined;
}

/** A few operations, each with its line and a link to its page. */
export function OperationRows({ label, operations, withCause = false, usualMs = {} }: OperationRowsProps) {
  return (
    <ul aria-label={label} className="@container overflow-clip rounded-panel border border-hair bg-panel">
      {operations.map((operation) => (
        <li
          key={operation.id}
          className="relative grid gap-x-4 gap-y-1.5 px-4 py-2.5 transition-colors not-last:border-b not-last:border-hair hover:bg-hover @2xl:grid-cols-[7.5rem_minmax(0,1fr)_auto] @2xl:items-center"
        >
          <State operation={operation} />
          <RouteRow operation={operation} />
          <When operation={operation} />
          {withCause && <CauseLine operation={operation} />}
          <OnceLong operation={operation} usualMs={usualMs[operation.kind]}>
            <LongLine />
          </OnceLong>
        </li>
      ))}
    </ul>
  );
}

function State({ operation }: { operation: Operation }) {
  return (
    <Link
      href={paths.operation(operation.id)}
      title={operationTitle(operation)}
      className={clsx(
        "justify-self-start after:absolute after:inset-0 focus-visible:outline-none",
        "focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
      )}
    >
      <StateBadge state={operation.state} />
      <RowTitle operation={operation} />
    </Link>
  );
}

/** How long it has been in progress, or when it was requested, which is the order of the rows. */
function When({ operation }: { operation: Operation }) {
  return (
    <span className="text-small text-ink-2 @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4">
      {isTerminal(operation.state) ? <RequestedTime operation={operation} /> : <Duration from={operation.createdAt} />}
    </span>
  );
}

function LongLine() {
  const t = useTranslations("operation.notice");
  return <p className="text-small text-warn @2xl:col-span-2 @2xl:col-start-2">{t("takesLong")}</p>;
}

function CauseLine({ operation }: { operation: Operation }) {
  const causes = useTranslations("cause");
  const cause = causes(operation.cause);
  const said = (isTerminal(operation.state) && operation.cloudSays?.message) || "";
  return (
    <p className="text-small text-ink-2 @2xl:col-span-2 @2xl:col-start-2">
      {cause}
      <span className="text-ink">{joinSentences([cause, said]).slice(cause.length)}</span>
    </p>
  );
}
