"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useMemo, useState } from "react";
import { busyOf } from "#components/change/busy.ts";
import type { Cloud } from "#components/change/cloud.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { usePlace } from "#components/data/use-place.ts";
import { NotWhole } from "#components/function/not-whole.tsx";
import type { Ends } from "#components/function/promote/promotions.ts";
import { usePromoteColumns } from "#components/function/promote/rule-columns.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { RowCheckbox } from "#components/table/row-checkbox.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ChangeAction, ChangesAction } from "#lib/api/contract/actions.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import { ruleText } from "#lib/binding/notation.ts";

const BatchDialog = lazy(() =>
  import("#components/change/batch-dialog.tsx").then((module) => ({ default: module.BatchDialog })),
);

interface RulesToPromoteProps {
  from: string;
  /** Undefined until they are read. */
  rules: readonly StoredRule[] | undefined;
  /** Null while nothing can be promoted. */
  ends: Ends | null;
  /** The first rule's operation, where one went first. */
  canary: { id: string; stage: "going" | "decide" } | null;
  cloud: Cloud;
  change: ChangeAction;
  changes: ChangesAction;
  /** Told of the operation of the rule that goes first. */
  onFirst: (operationId: string) => void;
}

/** The rules that are still to be promoted: all of them are selected, until a person takes some off. */
export function RulesToPromote(props: RulesToPromoteProps) {
  const { from, rules, ends, canary, cloud, change, changes, onFirst } = props;
  const t = useTranslations("promote.rules");
  const ui = useTranslations("ui.select");
  const place = usePlace();
  const [takenOff, setTakenOff] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<{ id: number; ends: Ends; rules: readonly StoredRule[] } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const shown = rules?.slice(0, mostOfBatch);
  const selected = shown?.filter((rule) => !takenOff.has(ruleKey(rule))) ?? [];
  const region = shown?.[0]?.region ?? "";
  const unfinished = useShownQuery({ ...unfinishedOperations(place, { region }), enabled: region !== "" });
  const wish = useMemo(() => ends && ({ kind: "promote", from: ends.from, to: ends.to.function } as const), [ends]);

  function toggle(...keys: string[]) {
    const next = new Set(takenOff);
    for (const key of keys) if (!next.delete(key)) next.add(key);
    setTakenOff(next);
  }

  function ask() {
    if (!ends) return;
    setOpened({ id: (opened?.id ?? 0) + 1, ends, rules: selected });
    setOpen(true);
  }

  function problem(): string | undefined {
    if (!ends) return t("noEnds");
    if (canary?.stage === "going") return t("canaryGoing", { id: canary.id });
    return selected.length === 0 ? t("noneSelected") : undefined;
  }

  const columns = usePromoteColumns({
    ends,
    busy: busyOf(unfinished.data),
    first: wish && !canary ? { wish, cloud, change, onFirst } : null,
  });
  const keys = shown?.map(ruleKey) ?? [];
  const isAll = selected.length === keys.length;
  return (
    <Section panel heading={t("heading", { from })}>
      {!shown && <Skeleton className="h-24 w-full" />}
      <NotWhole />
      {shown?.length === 0 && <p className="text-ink-2">{t("none", { from })}</p>}
      {shown && shown.length > 0 && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <span className="inline-flex items-center gap-4 pl-3">
              <RowCheckbox
                label={t("all")}
                checked={isAll}
                partly={!isAll && selected.length > 0}
                onToggle={() => toggle(...(isAll ? keys : keys.filter((key) => takenOff.has(key))))}
              />
              <span role="status" className="tabular text-ink-2">
                {t("count", { selected: selected.length, count: shown.length })}
              </span>
            </span>
            <Button variant="primary" disabledReason={problem()} onClick={ask}>
              {canary ? t("goOn") : t("promote")}
            </Button>
          </div>
          {rules && rules.length > shown.length && <p className="text-ink-2">{t("more", { most: mostOfBatch })}</p>}
          <DataTable
            label={t("heading", { from })}
            columns={columns}
            rows={shown}
            rowKey={ruleKey}
            selection={{
              has: (rule) => !takenOff.has(ruleKey(rule)),
              toggle: (rule) => toggle(ruleKey(rule)),
              label: ruleText,
              header: ui("column"),
            }}
            empty={null}
          />
        </>
      )}
      {opened && (
        <Suspense fallback={null}>
          <BatchDialog
            key={opened.id}
            task={{ kind: "promote", ...opened.ends }}
            rules={opened.rules}
            cloud={cloud}
            action={changes}
            open={isOpen}
            onClose={() => setOpen(false)}
            onAsked={() => {}}
          />
        </Suspense>
      )}
    </Section>
  );
}
