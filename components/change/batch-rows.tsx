"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Outcome, Outcomes } from "#components/change/batch-outcome.ts";
import type { Planned } from "#components/change/batch-plan.ts";
import { Difference } from "#components/change/notices.tsx";
import { Link } from "#components/data/link.tsx";
import { ruleKey } from "#components/data/rule-key.ts";
import { BindingText } from "#components/line/binding-text.tsx";
import { ruleText } from "#lib/binding/notation.ts";
import type { Binding } from "#lib/binding/types.ts";
import { joinSentences } from "#lib/i18n/typography.ts";
import { paths } from "#lib/paths.ts";

interface BatchRowsProps {
  label: string;
  planned: readonly Planned[];
  /** Before anything was sent there are none. */
  outcomes?: Outcomes;
  /** What rules had when they were reviewed before, where they were found to have something else. */
  reviewed: ReadonlyMap<string, Binding | null>;
}

/** The rules of a batch, each with what it has, what would become of it, and what did. */
export function BatchRows({ label, planned, outcomes = none, reviewed }: BatchRowsProps) {
  return (
    // Up to two hundred of them, above what is to be entered; their links let the keyboard scroll them.
    <ul aria-label={label} className="max-h-80 overflow-y-auto rounded-control border border-hair">
      {planned.map(({ rule, plan }) => {
        const key = ruleKey(rule);
        const outcome = outcomes.get(key);
        const { loadBalancer, region, binding } = rule;
        const was = reviewed.get(key);
        return (
          <li key={key} className="grid gap-0.5 px-3 py-2 not-last:border-b not-last:border-hair">
            <Link
              href={paths.rule(region, rule.locationId, {
                lb: loadBalancer.loadBalancerId,
                listener: rule.listener.listenerId,
              })}
              target="_blank"
              prefetch={false}
              className="justify-self-start font-medium wrap-anywhere hover:underline"
            >
              {ruleText(rule)}
            </Link>
            <span className="text-small text-ink-2 wrap-anywhere">
              {loadBalancer.name || loadBalancer.loadBalancerId} · {region}
            </span>
            {binding && plan.kind !== "left-out" && (
              <span className="text-small">
                <BindingText binding={binding} />
              </span>
            )}
            {plan.kind === "change" && plan.change.after && (
              <span className="text-small">
                → <BindingText binding={plan.change.after} />
              </span>
            )}
            {outcome ? <OutcomeText outcome={outcome} before={binding} /> : <PlanText rule={rule} plan={plan} />}
            {!outcome && was !== undefined && <Changed was={was} now={binding} />}
          </li>
        );
      })}
    </ul>
  );
}

const none: Outcomes = new Map();

function PlanText({ rule, plan }: Planned) {
  const t = useTranslations("review.batch");
  const tVerdict = useTranslations("verdict");
  if (plan.kind === "left-out") return <Note>{t(`leftOut.${plan.reason}`)}</Note>;
  if (plan.kind === "undecided") return null;
  return (
    <>
      {rule.drifted && <Note>{t("settles")}</Note>}
      {plan.warnings.length > 0 && (
        <Note tone="warn">{joinSentences(plan.warnings.map((reason) => tVerdict(reason)))}</Note>
      )}
    </>
  );
}

function Changed({ was, now }: { was: Binding | null; now: Binding | null }) {
  const t = useTranslations("review");
  return (
    <div className="text-small text-warn">
      {t("batch.changed")}
      <Difference
        rows={[
          { label: t("conflict.before"), binding: was },
          { label: t("conflict.now"), binding: now },
        ]}
      />
    </div>
  );
}

/** @param before what the change was reviewed from */
function OutcomeText({ outcome, before }: { outcome: Outcome; before: Binding | null }) {
  const t = useTranslations("review");
  switch (outcome.kind) {
    case "accepted":
      return (
        <Note>
          <OperationLink id={outcome.operationId} />
        </Note>
      );
    case "unanswered":
      return <Note tone="warn">{t("batch.unanswered")}</Note>;
    case "not-asked":
      return <Note>{t("batch.notAsked")}</Note>;
    case "refused": {
      const { code, title, meaning, whatToDo, operationId, holds } = outcome.error;
      return (
        <div className="text-small">
          <Note tone="bad">
            <Link href={paths.error(code)} target="_blank" className="font-medium underline underline-offset-2">
              {title}
            </Link>
          </Note>
          {holds === undefined ? (
            <p className="text-ink-2 wrap-anywhere">{joinSentences([meaning, whatToDo])}</p>
          ) : (
            <Difference
              rows={[
                { label: t("conflict.before"), binding: before },
                { label: t("conflict.now"), binding: holds },
              ]}
            />
          )}
          {operationId !== undefined && <OperationLink id={operationId} />}
        </div>
      );
    }
  }
}

function OperationLink({ id }: { id: string }) {
  const t = useTranslations("review");
  return (
    <Link href={paths.operation(id)} target="_blank" className="text-accent underline underline-offset-2">
      {t("undo.open", { id })}
    </Link>
  );
}

const tones = { quiet: "text-ink-2", warn: "text-warn", bad: "text-bad" };

function Note({ tone = "quiet", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return <p className={clsx("text-small", tones[tone])}>{children}</p>;
}
