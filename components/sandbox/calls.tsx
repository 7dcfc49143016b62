"use client";

import { Activity, CircleAlert, CircleCheck, SearchX, ShieldCheck, ShieldX, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CallCounts } from "#components/sandbox/call-counts.tsx";
import { chosenAction } from "#components/sandbox/chosen-action.ts";
import { DataTable, type TableColumn } from "#components/table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { BothEnds } from "#components/ui/both-ends.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { Section } from "#components/ui/section.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { CallCount, SandboxCall } from "#lib/sandbox-terms.ts";

/** Most calls that are shown at once. */
const mostShown = 50;
const outcomes = ["all", "taken", "failed"] as const;

interface CallsProps {
  counts: readonly CallCount[] | undefined;
  calls: readonly SandboxCall[] | undefined;
}

/** The sandbox's calls: their number by action, and the last of those that the filters leave, newest first. */
export function Calls({ counts = [], calls }: CallsProps) {
  const t = useTranslations("sandbox.calls");
  const columns = useColumns();
  const [chosen, setChosen] = useState<string | null>(null);
  const action = chosenAction(counts, chosen);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>("all");
  const shown = calls
    ?.filter((call) => action === null || call.action === action)
    .filter((call) => outcome === "all" || (call.outcome === "OK") === (outcome === "taken"))
    .slice(0, mostShown);
  const filtered = action !== null || outcome !== "all";
  return (
    <Section heading={t("heading")} description={t("description")} className="mt-2">
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[17rem_minmax(0,1fr)]">
        <CallCounts counts={counts} chosen={action} onChoose={setChosen} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Segmented
            label={t("outcome")}
            segments={outcomes.map((value) => ({ value, label: t(`show.${value}`) }))}
            value={outcome}
            onChange={setOutcome}
            className="justify-self-start"
          />
          <DataTable
            label={t("heading")}
            columns={columns}
            rows={shown}
            rowKey={({ requestId }) => requestId}
            empty={
              filtered ? (
                <EmptyState icon={<SearchX />} title={t("nothing")} />
              ) : (
                <EmptyState icon={<Activity />} title={t("empty")} description={t("emptyWhy")} />
              )
            }
          />
        </div>
      </div>
    </Section>
  );
}

function useColumns(): TableColumn<SandboxCall>[] {
  const t = useTranslations("sandbox.calls");
  return useMemo(
    () => [
      {
        id: "time",
        header: t("time"),
        width: "6rem",
        cell: ({ at }) => (
          <span className="text-ink-2 @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4 @max-2xl:text-small">
            <ExactTime at={new Date(at).toISOString()} timeOnly />
          </span>
        ),
      },
      {
        id: "action",
        header: t("action"),
        cell: ({ action, region }) => (
          <span className="grid min-w-0 @max-2xl:pr-24">
            <BothEnds className="mono text-ink">{action || t("noAction")}</BothEnds>
            <span className="truncate text-small text-ink-2">{region}</span>
          </span>
        ),
      },
      { id: "outcome", header: t("outcome"), width: "17%", cell: ({ outcome }) => <Outcome outcome={outcome} /> },
      { id: "fault", header: t("fault"), width: "8.5rem", cell: ({ fault }) => <FaultOf fault={fault} /> },
      {
        id: "signature",
        header: t("signature"),
        width: "7rem",
        cell: ({ verified }) => <Signature verified={verified} />,
      },
      {
        id: "request",
        header: "RequestId",
        width: "7.5rem",
        cell: ({ requestId }) => <IdText className="text-small">{requestId}</IdText>,
      },
    ],
    [t],
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const t = useTranslations("sandbox.calls");
  if (outcome === "OK") {
    return (
      <Badge tone="ok" icon={<CircleCheck aria-hidden />}>
        {t("taken")}
      </Badge>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-bad">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <BothEnds className="mono">{outcome === "dropped" ? t("dropped") : outcome}</BothEnds>
    </span>
  );
}

function FaultOf({ fault }: { fault: SandboxCall["fault"] }) {
  if (fault === null) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-warn">
      <Zap aria-hidden className="size-4 shrink-0" />
      <span className="mono truncate">{fault}</span>
    </span>
  );
}

function Signature({ verified }: { verified: boolean }) {
  const t = useTranslations("sandbox.calls");
  const Icon = verified ? ShieldCheck : ShieldX;
  return (
    <span className={`flex items-center gap-1.5 ${verified ? "text-ink-2" : "text-bad"}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {verified ? t("verified") : t("unverified")}
    </span>
  );
}
