"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import type { CanaryStage } from "#components/function/promote/promotions.ts";
import { Line } from "#components/line/line.tsx";
import { ResourceLink } from "#components/line/resource-link.tsx";
import type { StationState } from "#components/line/station.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Section } from "#components/ui/section.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { OperationView } from "#lib/api/contract/operation.ts";
import { ruleText } from "#lib/binding/notation.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";
import { paths } from "#lib/paths.ts";

interface CanaryProps {
  view: OperationView;
  stage: CanaryStage;
  /** Rules that are still to be promoted; undefined until they are read. */
  left: number | undefined;
  cloud: Cloud;
  action: ChangeAction;
  /** Forgets the first rule. */
  onForget: () => void;
}

const firstState: Record<CanaryStage, StationState> = {
  going: "current",
  decide: "done",
  undone: "closed",
  failed: "failed",
};

/** The rule that goes first, the decision that a person makes on it, and what is left. */
export function Canary({ view: { operation }, stage, left, cloud, action, onForget }: CanaryProps) {
  const t = useTranslations("promote.steps");
  const states = useTranslations("state");
  const wish = useMemo(() => ({ kind: "undo", operation }) as const, [operation]);
  const { id, region, rule, loadBalancer, listener } = operation;
  const isOver = stage === "decide" && left === 0;
  return (
    <Section panel heading={t("heading")}>
      <Line
        label={t("label")}
        direction="across"
        stations={[
          {
            id: "first",
            state: firstState[stage],
            label: t("canary"),
            content: <span className="wrap-anywhere">{ruleText(rule)}</span>,
            secondary: (
              <>
                <ResourceLink href={paths.operation(id)}>{t("operation", { id })}</ResourceLink> ·{" "}
                {states(`${operation.state}.label`)}
              </>
            ),
          },
          {
            id: "decide",
            state: isOver ? "done" : stage === "decide" ? "current" : "empty",
            label: t("decide"),
            secondary: stage === "decide" ? t(isOver ? "decided" : "waiting") : t("early"),
          },
          {
            id: "rest",
            state: isOver ? "done" : "empty",
            label: t("rest"),
            secondary: left === undefined ? undefined : t("left", { count: left }),
          },
        ]}
      />
      {(stage === "undone" || stage === "failed") && <p role="status">{t(stage === "undone" ? "undone" : "ended")}</p>}
      <div className="flex flex-wrap gap-2">
        <Link
          href={paths.rule(region, rule.locationId, {
            lb: loadBalancer.loadBalancerId,
            listener: listener.listenerId,
            traffic: "1h",
          })}
          prefetch={false}
          className={buttonStyle()}
        >
          {t("traffic")}
        </Link>
        <ChangeButton
          rule={ruleRefOf(operation)}
          wish={wish}
          cloud={cloud}
          action={action}
          possible={stage === "decide"}
          onAccepted={stays}
        >
          {t("undo")}
        </ChangeButton>
        {(stage === "undone" || stage === "failed") && <Button onClick={onForget}>{t("forget")}</Button>}
      </div>
    </Section>
  );
}

/** The undo is followed here. */
function stays() {}
