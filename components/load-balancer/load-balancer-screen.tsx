"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { storedLoadBalancer } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { type RefreshAction, type SeenLoadBalancer, useRefresh } from "#components/feedback/use-refresh.ts";
import { Facts } from "#components/load-balancer/facts.tsx";
import { Rules } from "#components/load-balancer/rules.tsx";
import { Unknown } from "#components/load-balancer/unknown.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { StoredLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

/** While a reading is awaited. */
const waitingMs = 700;

interface LoadBalancerScreenProps {
  region: RegionName;
  loadBalancerId: string;
  cloud: Cloud;
  action: ChangeAction;
  refresh: RefreshAction;
  /** What is running and waiting on it. */
  operations: ReactNode;
}

/** The page of one load balancer: what it is, what is behind it, and what is being changed. */
export function LoadBalancerScreen(props: LoadBalancerScreenProps) {
  const { region, loadBalancerId, cloud, action, operations } = props;
  const t = useTranslations("loadBalancer");
  const tChange = useTranslations("change");
  const place = usePlace();
  const query = storedLoadBalancer(place, { region: region.id, loadBalancerId });
  const { data: sought, error, refetch, isFetching } = useShownQuery(query);
  // What vanishes while it is looked at stays, and says so.
  const [last, setLast] = useState<StoredLoadBalancer | null>(null);
  const found = sought?.found ?? last;
  if (sought?.found && sought.found !== last) setLast(sought.found);
  const gone = sought?.found === null && last !== null;

  const seen: SeenLoadBalancer[] = found ? [{ region: region.id, loadBalancerId, readAt: found.readAt }] : [];
  const refresh = useRefresh(seen, props.refresh);
  // A second observer of the same query, which reads it faster for a while.
  useShownQuery({ ...query, refetchInterval: refresh.waiting && !gone ? waitingMs : false });
  const { data: unfinished } = useShownQuery(unfinishedOperations(place, { loadBalancerId }));
  const going = unfinished?.items.filter(({ state }) => !isTerminal(state)).length ?? 0;
  useOnFewer(going, refresh.expect);

  return (
    <>
      <PageHeader
        back={{ href: paths.bindings(), label: t("back") }}
        title={found?.name || loadBalancerId}
        actions={
          found &&
          !gone && (
            <Link href={paths.bind({ region: region.id, lb: loadBalancerId })} className={buttonStyle("primary")}>
              {tChange("bind")}
            </Link>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
        <ActionFailure error={refresh.error} />
        {gone && (
          <Notice tone="bad" role="status" title={t("gone.title")}>
            {t("gone.text")}
          </Notice>
        )}
        {found?.failure && !gone && <ReadingFailure failure={found.failure} />}
        {!sought && !error && <Skeleton className="h-64 w-full" />}
        {sought && !found && <Unknown {...sought} region={region.id} loadBalancerId={loadBalancerId} />}
        {found && (
          <>
            <Facts found={found} region={region} refresh={sought?.on && !gone ? refresh : null} />
            {operations}
            <Rules found={found} region={region.id} unfinished={unfinished} cloud={cloud} action={action} gone={gone} />
          </>
        )}
      </div>
    </>
  );
}

/** Calls back once the number gets smaller. */
function useOnFewer(count: number, onFewer: () => void) {
  const was = useRef(count);
  useEffect(() => {
    if (count < was.current) onFewer();
    was.current = count;
  }, [count, onFewer]);
}

function ReadingFailure({ failure }: { failure: NonNullable<StoredLoadBalancer["failure"]> }) {
  const t = useTranslations("loadBalancer.failure");
  const { permission, action, code, message } = failure;
  const ofTargets = action?.endsWith(":DescribeTargets");
  return (
    <Notice tone="warn" role="status" title={ofTargets ? t("targets") : t("other")}>
      {permission ? (
        <MissingPermission permission={permission} />
      ) : (
        t("text", { action: action ?? "", code: code ?? "", message })
      )}
    </Notice>
  );
}
