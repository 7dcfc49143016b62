"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { operationsPage } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { useActorName } from "#components/operation/actor.ts";
import { KindText } from "#components/operation/kind-text.tsx";
import { RequestedTime } from "#components/operation/requested-time.tsx";
import { RowTitle } from "#components/operation/row-title.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

interface RuleHistoryProps {
  region: string;
  locationId: string;
}

/** What was requested of a rule, newest first; its unfinished operation, of which there is at most one, is the newest. */
export function RuleHistory(of: RuleHistoryProps) {
  const t = useTranslations("operation.ofRule");
  const { data: page, error, refetch, isFetching } = useQuery(operationsPage(usePlace(), of));
  return (
    <Section
      panel
      heading={t("heading")}
      aside={
        <Link href={paths.operations({ ...of })} className="text-small text-accent underline underline-offset-2">
          {t("all")}
        </Link>
      }
    >
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!page && !error && <Skeleton className="h-16 w-full" />}
      {page?.items.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {page && page.items.length > 0 && (
        <ul aria-label={t("heading")} className="@container -mx-4 -mb-4 border-t border-hair sm:-mx-5 sm:-mb-5">
          {page.items.map((operation) => (
            <Row key={operation.id} operation={operation} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ operation }: { operation: Operation }) {
  const actorName = useActorName();
  return (
    <li className="relative grid gap-x-4 gap-y-1 px-4 py-2.5 transition-colors not-last:border-b not-last:border-hair hover:bg-hover sm:px-5 @2xl:grid-cols-[7.5rem_9rem_minmax(0,1fr)_auto_7rem] @2xl:items-baseline">
      <Link
        href={paths.operation(operation.id)}
        className="justify-self-start after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        <StateBadge state={operation.state} />
        <RowTitle operation={operation} />
      </Link>
      <span>
        <KindText operation={operation} />
      </span>
      <span className="min-w-0">
        <BindingText binding={operation.after} link={{ region: operation.region, quiet: true }} />
      </span>
      <span className="text-small text-ink-2">{actorName(operation.actor)}</span>
      <span className="text-small text-ink-2 @2xl:text-end @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4">
        <RequestedTime operation={operation} />
      </span>
    </li>
  );
}
