"use client";

import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ruleName, subject } from "#components/operation/names.ts";
import { RouteRow } from "#components/operation/route.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { Duration, RelativeTime } from "#components/ui/time.tsx";
import { isTerminal } from "#lib/operations/states.ts";
import type { Operation } from "#lib/operations/types.ts";
import { paths } from "#lib/paths.ts";

interface OperationRowsProps {
  label: string;
  operations: readonly Operation[];
  /** Says why it stands as it does. */
  withCause?: boolean;
}

/** A few operations, each a line and a link to its page. */
export function OperationRows({ label, operations, withCause = false }: OperationRowsProps) {
  return (
    <ul aria-label={label} className="overflow-clip rounded-panel border border-hair bg-panel">
      {operations.map((operation) => (
        <li
          key={operation.id}
          className="relative grid gap-1.5 px-4 py-3 transition-colors not-last:border-b not-last:border-hair hover:bg-hover"
        >
          <Head operation={operation} />
          <RouteRow operation={operation} />
          {withCause && <CauseLine operation={operation} />}
        </li>
      ))}
    </ul>
  );
}

function Head({ operation }: { operation: Operation }) {
  const t = useTranslations("operation");
  return (
    <div className="flex items-center gap-3">
      <Link
        href={paths.operation(operation.id)}
        className={clsx(
          "after:absolute after:inset-0 focus-visible:outline-none",
          "focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
        )}
      >
        <StateBadge state={operation.state} />
        <span className="sr-only">
          {t(`title.${operation.kind}`, {
            function: subject(operation)?.function.name ?? "",
            rule: ruleName(operation),
          })}
        </span>
      </Link>
      <span className="ml-auto text-small text-ink-2">
        {isTerminal(operation.state) ? (
          <RelativeTime at={operation.updatedAt} />
        ) : (
          <Duration from={operation.createdAt} />
        )}
      </span>
    </div>
  );
}

function CauseLine({ operation }: { operation: Operation }) {
  const causes = useTranslations("cause");
  return (
    <p className="text-small text-ink-2">
      {causes(operation.cause)}
      {operation.cloudSays && <span className="text-ink"> {operation.cloudSays.message}</span>}
    </p>
  );
}
