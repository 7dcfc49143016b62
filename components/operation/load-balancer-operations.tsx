"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { Line } from "#components/line/line.tsx";
import type { Station } from "#components/line/station.ts";
import { ruleName } from "#components/operation/names.ts";
import { OperationLink } from "#components/operation/operation-link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { isInFlight, isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

interface LoadBalancerOperationsProps {
  region: string;
  loadBalancerId: string;
}

/** What is running and waiting on a load balancer, which takes one change at a time: the oldest first, as they are sent. */
export function LoadBalancerOperations({ region, loadBalancerId }: LoadBalancerOperationsProps) {
  const t = useTranslations("operation");
  const states = useTranslations("state");
  const query = unfinishedOperations(usePlace(), { loadBalancerId });
  const { data: page, error, refetch, isFetching } = useQuery(query);
  // An event may have ended one of them since the page was read.
  const items = page?.items.filter(({ state }) => !isTerminal(state)) ?? [];
  const hidden = page ? Math.max(0, page.total - page.items.length) : 0;
  const stationOf = (operation: Operation): Station => ({
    id: operation.id,
    state: isInFlight(operation.state) ? "current" : "empty",
    label: ruleName(operation),
    secondary: (
      <>
        <OperationLink id={operation.id}>{t("facts.operation", { id: operation.id })}</OperationLink> ·{" "}
        {states(`${operation.state}.label`)}
      </>
    ),
  });
  return (
    <Section
      panel
      heading={t("ofLoadBalancer.heading")}
      aside={
        <Link
          href={paths.operations({ region, loadBalancerId })}
          className="text-small text-accent underline underline-offset-2"
        >
          {t("ofLoadBalancer.all")}
        </Link>
      }
    >
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {page && items.length === 0 && <p className="text-ink-2">{t("ofLoadBalancer.none")}</p>}
      {items.length > 0 && (
        <Line
          label={t("ofLoadBalancer.heading")}
          stations={[
            ...(hidden > 0
              ? [{ id: "hidden", state: "empty", label: t("ofLoadBalancer.more", { count: hidden }) } as const]
              : []),
            ...items.map(stationOf).toReversed(),
          ]}
        />
      )}
    </Section>
  );
}
