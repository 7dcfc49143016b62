"use client";

import { useTranslations } from "next-intl";
import { countOf } from "#components/change/batch-outcome.ts";
import type { Planned } from "#components/change/batch-plan.ts";
import { BatchRows } from "#components/change/batch-rows.tsx";
import type { Batch } from "#components/change/use-batch.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Binding } from "#lib/binding/types.ts";

interface BatchResultProps {
  batch: Batch;
  /** Those that were asked for. */
  planned: readonly Planned[];
}

const nobody: ReadonlyMap<string, Binding | null> = new Map();

/** What became of each change, while they are asked for and afterwards. */
export function BatchResult({ batch, planned }: BatchResultProps) {
  const t = useTranslations("review.batch");
  const known = planned.filter(({ rule }) => batch.outcomes.has(ruleKey(rule))).length;
  return (
    <>
      {batch.busy ? (
        <div className="grid gap-1.5">
          <p role="status" className="tabular">
            {t("progress", { known, count: planned.length })}
          </p>
          <progress aria-label={t("rules")} value={known} max={planned.length} className="h-1 w-full accent-accent" />
        </div>
      ) : (
        <Summary batch={batch} />
      )}
      {batch.trouble !== null && <Trouble trouble={batch.trouble} />}
      <BatchRows label={t("rules")} planned={planned} outcomes={batch.outcomes} reviewed={nobody} />
    </>
  );
}

function Summary({ batch: { outcomes } }: Pick<BatchResultProps, "batch">) {
  const t = useTranslations("review.batch");
  const accepted = countOf(outcomes, "accepted");
  const others = outcomes.size - accepted;
  return (
    <Notice tone={others === 0 ? "ok" : "warn"} role="status" title={t("accepted", { count: accepted })}>
      {others === 0 ? t("follow") : t("others", { count: others })}
    </Notice>
  );
}

function Trouble({ trouble }: { trouble: NonNullable<Batch["trouble"]> }) {
  const t = useTranslations("review");
  if (trouble === "no-answer")
    return (
      <Notice tone="bad" role="alert" title={t("unreachable.title")}>
        {t("unreachable.text")}
      </Notice>
    );
  return (
    <Notice tone="bad" role="alert" title={t("outdated.title")}>
      {t("batch.outdated")}
    </Notice>
  );
}
