"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { functionQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { operationView } from "#components/data/operation-queries.ts";
import { matchingBindings } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { readPromotion } from "#components/function/promote/address.ts";
import { Canary } from "#components/function/promote/canary.tsx";
import { Choice } from "#components/function/promote/choice.tsx";
import { Promoted } from "#components/function/promote/promoted.tsx";
import { canaryStage, endsOf, isPromotion } from "#components/function/promote/promotions.ts";
import { RulesToPromote } from "#components/function/promote/rules-to-promote.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useUrlState } from "#components/table/url-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { ChangeAction, ChangesAction } from "#lib/api/contract/actions.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import { paths } from "#lib/paths.ts";

/** How often the rules are shown anew while they are being promoted. */
const shownMs = 5_000;

export interface PromoteScreenProps {
  region: RegionName;
  namespace: string;
  name: string;
  cloud: Cloud;
  change: ChangeAction;
  changes: ChangesAction;
}

/** Moves rules of a function from one version or alias to another: one first, where a person wants to look at it, then the rest. */
export function PromoteScreen({ region, namespace, name, cloud, change, changes }: PromoteScreenProps) {
  const t = useTranslations("promote");
  const tVerdict = useTranslations("verdict");
  const place = usePlace();
  const [{ from, to, canary }, set] = useUrlState(readPromotion);
  const of = { region: region.id, namespace };
  const found = useQuery(functionQuery(place, { ...of, name }));
  const qualifiers = useQuery(qualifiersQuery(place, { ...of, function: name }));
  const calling = { ...of, function: name, qualifier: from ?? "" };
  const rules = useQuery({
    ...matchingBindings(place, calling),
    enabled: from !== null,
    staleTime: 0,
    refetchInterval: shownMs,
  });
  const first = useQuery({ ...operationView(place, canary ?? ""), enabled: canary !== null });

  const item = qualifiers.data?.items.find((each) => each.name === to);
  const fn = found.data?.[0];
  const against = [fn?.verdict, item?.verdict].find((verdict) => verdict?.kind === "ineligible");
  // What is reviewed must not change with each drawing.
  const ends = useMemo(
    () => (from === null || !item || !fn ? null : endsOf({ region: region.id, namespace, name }, from, item, fn)),
    [region.id, namespace, name, from, item, fn],
  );
  const shown =
    first.data && ends && isPromotion(first.data.operation, ends.from, ends.to.function) ? first.data : null;
  const stage = shown && canaryStage(shown.operation, shown.undos);
  const failed = [found, qualifiers, rules, first].find(({ error }) => error !== null);

  return (
    <>
      <PageHeader
        back={{ href: paths.function(region.id, namespace, name), label: `${namespace}/${name}` }}
        title={t("title", { name })}
        description={t("description")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {failed?.error && (
          <ReadFailure error={failed.error} onRetry={() => void failed.refetch()} retrying={failed.isFetching} />
        )}
        <Choice
          items={qualifiers.data?.items ?? []}
          from={from}
          to={to}
          onChange={(chosen) => set({ ...chosen, canary: null })}
        />
        {against && (
          <Notice tone="bad" role="status" title={t("against")}>
            {tVerdict(against.reason)}
          </Notice>
        )}
        {shown && stage && (
          <Canary
            view={shown}
            stage={stage}
            left={rules.data?.length}
            cloud={cloud}
            action={change}
            onForget={() => set({ canary: null })}
          />
        )}
        {from !== null && (
          <RulesToPromote
            from={from}
            rules={rules.data}
            ends={against ? null : ends}
            canary={shown && (stage === "going" || stage === "decide") ? { id: shown.operation.id, stage } : null}
            cloud={cloud}
            change={change}
            changes={changes}
            onFirst={(operationId) => set({ canary: operationId })}
          />
        )}
        {ends && <Promoted region={region.id} ends={ends} cloud={cloud} change={change} changes={changes} />}
      </div>
    </>
  );
}
