"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { useAction } from "#components/data/use-action.ts";
import { DriftBadge } from "#components/drift/drift-badge.tsx";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { Line } from "#components/line/line.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { ChangeAction, ServerAction } from "#lib/api/contract/actions.ts";
import type { Drift, SeenDrift } from "#lib/api/contract/drift.ts";
import { paths } from "#lib/paths.ts";

export interface DriftActions {
  acknowledge: ServerAction<SeenDrift>;
  adopt: ServerAction<SeenDrift>;
  change: ChangeAction;
  cloud: Cloud;
}

/** A drift with both sides of it, the looks that it lies between, and what can be done about it. */
export function DriftItem({ drift, acknowledge, adopt, change, cloud }: DriftActions & { drift: Drift }) {
  const t = useTranslations("drift");
  const headingId = useId();
  const acknowledging = useAction(acknowledge, { invalidates: ["drifts"] });
  const adopting = useAction(adopt, { invalidates: ["drifts"] });
  const { id, region, loadBalancer, rule, before, after, ruleGone, seenBefore, seenAfter, state } = drift;
  const wish = useMemo(() => ({ kind: "turn-back", drift }) as const, [drift]);
  const address = {
    region,
    loadBalancerId: loadBalancer.loadBalancerId,
    listenerId: drift.listenerId,
    locationId: rule.locationId,
  };
  const unsettled = state === "open" || state === "acknowledged";
  return (
    <li aria-labelledby={headingId} className="grid gap-4 rounded-panel border border-hair bg-panel p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="grid min-w-0 gap-0.5">
          <h2 id={headingId} className="wrap-anywhere font-medium">
            <Link
              prefetch={false}
              href={paths.rule(region, rule.locationId, {
                lb: loadBalancer.loadBalancerId,
                listener: drift.listenerId,
              })}
              className="text-accent underline-offset-2 hover:underline"
            >
              {rule.domain}
              {rule.url}
            </Link>
          </h2>
          <p className="wrap-anywhere text-small text-ink-2">
            {region} · {loadBalancer.name || loadBalancer.loadBalancerId} ·{" "}
            <span className="mono">{rule.locationId}</span>
          </p>
        </div>
        <DriftBadge state={state} />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 flex-1 basis-72 gap-3">
          <Line
            label={t("change")}
            stations={[
              {
                id: "before",
                state: before ? "filled" : "empty",
                label: t("before"),
                content: <BindingText binding={before} />,
              },
              {
                id: "after",
                state: after ? "filled" : "empty",
                label: t("after"),
                content: ruleGone ? (
                  <span className="text-ink-2">{t("ruleGone")}</span>
                ) : (
                  <BindingText binding={after} />
                ),
              },
            ]}
          />
          <p className="text-small text-ink-2">
            {t.rich("between", {
              before: () => <RelativeTime at={seenBefore} />,
              after: () => <RelativeTime at={seenAfter} />,
            })}
          </p>
        </div>
        {unsettled && (
          <div className="flex flex-wrap gap-2">
            {state === "open" && (
              <Button
                busy={acknowledging.isPending}
                busyLabel={t("acknowledging")}
                onClick={() => acknowledging.mutate({ id, seenAfter })}
              >
                {t("acknowledge")}
              </Button>
            )}
            <Button
              busy={adopting.isPending}
              busyLabel={t("adopting")}
              onClick={() => adopting.mutate({ id, seenAfter })}
            >
              {t("adopt")}
            </Button>
            {!ruleGone && (
              <ChangeButton rule={address} wish={wish} cloud={cloud} action={change}>
                {t("turnBack")}
              </ChangeButton>
            )}
          </div>
        )}
      </div>
      <ActionFailure error={acknowledging.error ?? adopting.error} />
      {drift.operationId !== null && (
        <Link
          href={paths.operation(drift.operationId)}
          className="text-small text-accent underline-offset-2 hover:underline"
        >
          {t("operation", { id: drift.operationId })}
        </Link>
      )}
    </li>
  );
}
