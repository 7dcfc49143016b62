"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActorName } from "#components/operation/actor.ts";
import { KindText } from "#components/operation/kind-text.tsx";
import { FunctionStop, LoadBalancerStop, RuleStop } from "#components/operation/list-stops.tsx";
import { listenerName, loadBalancerName } from "#components/operation/names.ts";
import { BothEnds } from "#components/ui/both-ends.tsx";
import { Duration } from "#components/ui/time.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** Load balancer, rule and function, one below the other in all rows; a phone has no room for the first. */
const grid =
  "grid min-w-0 grid-cols-[minmax(0,8fr)_minmax(0,7fr)] @2xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)_minmax(0,6fr)] @one-line:grid-cols-[minmax(0,10fr)_minmax(0,15fr)_minmax(0,8fr)]";

export function ListRouteHeader() {
  const t = useTranslations("operation.list.column");
  return (
    <span className={grid}>
      <span className="truncate">{t("loadBalancer")}</span>
      <span className="truncate">{t("rule")}</span>
      <span className="truncate">{t("function")}</span>
    </span>
  );
}

interface ListRouteProps {
  operation: Operation;
  withRegion: boolean;
}

/** The route of an operation in one line, and in a narrow list the facts that have no columns there. */
export function ListRoute({ operation, withRegion }: ListRouteProps) {
  const actorName = useActorName();
  const { region, actor, createdAt, endedAt } = operation;
  return (
    <div className="grid min-w-0 gap-0.5 @one-line:gap-0">
      <div className={grid}>
        <LoadBalancerStop operation={operation} className="@max-2xl:hidden" />
        <RuleStop operation={operation} />
        <FunctionStop operation={operation} />
      </div>
      <p className="flex min-w-0 gap-x-2 text-small text-ink-2 @max-2xl:flex-wrap @2xl:pl-5">
        {withRegion && <Fact className="shrink-0 @one-line:after:hidden">{region}</Fact>}
        <Fact className="shrink-0 @one-line:hidden">
          <span>
            <KindText operation={operation} />
          </span>
        </Fact>
        <Fact className="@2xl:hidden">
          <BothEnds>{loadBalancerName(operation)}</BothEnds>
        </Fact>
        <Fact className="tabular shrink-0 @one-line:hidden">{listenerName(operation)}</Fact>
        <Fact className="@one-line:hidden">
          <span className="truncate">{actorName(actor)}</span>
        </Fact>
        <Fact className="shrink-0 @one-line:hidden">
          <Duration from={createdAt} to={endedAt ?? undefined} />
        </Fact>
      </p>
    </div>
  );
}

/** One of several, with a dot after each but the last. */
function Fact({ className = "", children }: { className?: string; children: ReactNode }) {
  return (
    <span className={`flex min-w-0 not-last:after:ml-2 not-last:after:content-['·'] ${className}`}>{children}</span>
  );
}
