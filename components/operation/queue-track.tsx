"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { Line } from "#components/line/line.tsx";
import type { Station } from "#components/line/station.ts";
import { loadBalancerName, ruleName } from "#components/operation/names.ts";
import { OperationLink } from "#components/operation/operation-link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { InQueue, Operation, Queue } from "#lib/api/contract/operation.ts";
import { isInFlight } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

interface QueueTrackProps {
  operation: Operation;
  queue: Queue;
}

/** The queue of the load balancer around this operation; nothing where no other one waits. */
export function QueueTrack({ operation, queue }: QueueTrackProps) {
  const t = useTranslations("operation");
  const states = useTranslations("state");
  const { inFlight, ahead, behind } = queue;
  if (!inFlight && ahead.length === 0 && behind.length === 0) return null;

  const hiddenAhead = Math.max(0, queue.position - 1 - ahead.length);
  const hiddenBehind = queue.behindCount - behind.length;
  const other = (one: InQueue): Station => ({
    id: one.id,
    state: isInFlight(one.state) ? "current" : "empty",
    label: ruleName(one),
    secondary: (
      <>
        <OperationLink id={one.id}>{t("facts.operation", { id: one.id })}</OperationLink> ·{" "}
        {states(`${one.state}.label`)}
      </>
    ),
  });
  const more = (id: string, count: number): Station[] =>
    count > 0 ? [{ id, state: "empty", label: t("queue.more", { count }) }] : [];
  const stations: Station[] = [
    ...(inFlight ? [other(inFlight)] : []),
    ...more("ahead", hiddenAhead),
    ...ahead.map(other),
    {
      id: operation.id,
      state: isInFlight(operation.state) ? "current" : "filled",
      label: ruleName(operation),
      secondary: `${t("queue.this")} · ${states(`${operation.state}.label`)}`,
    },
    ...behind.map(other),
    ...more("behind", hiddenBehind),
  ];
  const { loadBalancerId } = operation.loadBalancer;
  const heading = t("queue.heading", { loadBalancer: loadBalancerName(operation) });
  return (
    <Section panel heading={heading}>
      <Line label={heading} stations={stations} />
      {hiddenAhead + hiddenBehind > 0 && (
        <Link
          href={paths.operations({ loadBalancerId, state: ["submitting", "running", "queued"] })}
          className="w-fit text-small text-accent underline underline-offset-2"
        >
          {t("queue.all")}
        </Link>
      )}
    </Section>
  );
}
