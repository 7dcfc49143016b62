"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { driftsPage } from "#components/data/drift-queries.ts";
import { Link } from "#components/data/link.tsx";
import { operationsPage } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { DriftRow } from "#components/drift/drift-row.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { OperationRow } from "#components/operation/history-row.tsx";
import { historyOf } from "#components/rule/history.ts";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { paths } from "#lib/paths.ts";

interface RuleHistoryProps {
  region: string;
  locationId: string;
}

/** What a rule has had, and by whom: its operations and its drifts in one list, newest first. */
export function RuleHistory({ region, locationId }: RuleHistoryProps) {
  const t = useTranslations("rule.history");
  const place = usePlace();
  const operations = useQuery(operationsPage(place, { region, locationId }));
  const drifts = useQuery(driftsPage(place, { locationId }));
  const failed = [operations, drifts].find(({ error }) => error !== null);
  const events = operations.data && drifts.data && historyOf(operations.data, drifts.data);
  return (
    <Section
      panel
      heading={t("heading")}
      aside={
        <Link
          href={paths.operations({ region, locationId })}
          className="text-small text-accent underline underline-offset-2"
        >
          {t("all")}
        </Link>
      }
    >
      {failed?.error && (
        <ReadFailure error={failed.error} onRetry={() => void failed.refetch()} retrying={failed.isFetching} />
      )}
      {!events && !failed && <Skeleton className="h-16 w-full" />}
      {events?.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {events && events.length > 0 && (
        <ul aria-label={t("heading")} className="@container -mx-4 -mb-4 border-t border-hair sm:-mx-5 sm:-mb-5">
          {events.map((event) =>
            "drift" in event ? (
              <DriftRow key={`drift ${event.drift.id}`} drift={event.drift} />
            ) : (
              <OperationRow key={event.operation.id} operation={event.operation} />
            ),
          )}
        </ul>
      )}
    </Section>
  );
}
