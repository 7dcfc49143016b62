"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type BatchTarget, type BatchTask, emptied, type Planned } from "#components/change/batch-plan.ts";
import { BatchRows } from "#components/change/batch-rows.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import type { Typed } from "#components/change/danger.ts";
import { FunctionChoice } from "#components/change/function-choice.tsx";
import { ReasonField } from "#components/change/reason-field.tsx";
import { ConfirmCount, ConfirmName, WeightChoice } from "#components/change/review-fields.tsx";
import { weightProblem } from "#components/change/weight-text.ts";
import { Where } from "#components/change/where.tsx";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Binding, Change } from "#lib/binding/types.ts";

/** What the person has entered into the review of a batch. */
export interface BatchEntry {
  weight: string;
  to: BatchTarget | null;
  reason: string;
  /** What was typed to confirm it. */
  typed: string;
}

interface BatchReviewProps {
  kind: BatchTask["kind"];
  planned: readonly Planned[];
  changes: readonly Change[];
  /** What has to be typed, and how far it is; null where nothing has. */
  confirmation: { rule: string | null; state: Typed } | null;
  entry: BatchEntry;
  enter: (changes: Partial<BatchEntry>) => void;
  reviewed: ReadonlyMap<string, Binding | null>;
  cloud: Cloud;
}

/** What is wanted of the rules, what becomes of each, and what is to be known of it. */
export function BatchReview(props: BatchReviewProps) {
  const { kind, planned, changes, confirmation, entry, enter, reviewed, cloud } = props;
  const t = useTranslations("review.batch");
  const region = planned[0]?.rule.region;
  const { data: account } = useQuery({
    ...accountQuery(usePlace(), { region: region ?? "" }),
    enabled: region !== undefined,
  });
  const regions = [...new Set(planned.flatMap(({ rule }) => (rule.binding ? [rule.region] : [])))].toSorted();
  const isDecided = planned.every(({ plan }) => plan.kind !== "undecided");
  return (
    <>
      {kind === "reweigh" && (
        <WeightChoice
          value={entry.weight}
          onChange={(weight) => enter({ weight })}
          problem={weightProblem(entry.weight)}
        />
      )}
      {kind === "replace" && <FunctionChoice regions={regions} onChange={(to) => enter({ to })} />}
      {isDecided && <p role="status">{t("summary", { count: changes.length, total: planned.length })}</p>}
      <BatchRows label={t("rules")} planned={planned} reviewed={reviewed} />
      <Emptied planned={planned} />
      {confirmation && <Confirm {...confirmation} count={changes.length} entry={entry} enter={enter} />}
      <ReasonField value={entry.reason} onChange={(reason) => enter({ reason })} />
      <Where cloud={cloud} account={account?.id} />
    </>
  );
}

/** How many rules have nothing that answers their requests afterwards. */
function Emptied({ planned }: Pick<BatchReviewProps, "planned">) {
  const t = useTranslations("review.batch.empty");
  const { length: count } = emptied(planned);
  if (count === 0) return null;
  return (
    <Notice tone="bad" title={t("title", { count })}>
      {t("text")}
    </Notice>
  );
}

type ConfirmProps = NonNullable<BatchReviewProps["confirmation"]> &
  Pick<BatchReviewProps, "entry" | "enter"> & { count: number };

function Confirm({ rule, state, count, entry, enter }: ConfirmProps) {
  const input = {
    value: entry.typed,
    onChange: (typed: string) => enter({ typed }),
    differs: state === "differs",
  };
  return rule === null ? <ConfirmCount count={count} {...input} /> : <ConfirmName name={rule} {...input} />;
}
