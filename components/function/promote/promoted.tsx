"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { operationsPage } from "#components/data/operation-queries.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { matchingBindings } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { PromotedRow } from "#components/function/promote/promoted-row.tsx";
import { type Ends, isPromotion } from "#components/function/promote/promotions.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ChangeAction, ChangesAction } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { functionText } from "#lib/binding/notation.ts";
import { isUndoable } from "#lib/operations/undo.ts";
import { paths } from "#lib/paths.ts";

const BatchDialog = lazy(() =>
  import("#components/change/batch-dialog.tsx").then((module) => ({ default: module.BatchDialog })),
);

interface PromotedProps {
  region: string;
  ends: Ends;
  cloud: Cloud;
  change: ChangeAction;
  changes: ChangesAction;
}

/** The latest operations that moved rules from the one to the other, which can be undone one by one and together. */
export function Promoted({ region, ends, cloud, change, changes }: PromotedProps) {
  const t = useTranslations("promote.done");
  const place = usePlace();
  const { namespace, name } = ends.from;
  const of = { region, function: functionText({ ...ends.from, qualifier: "" }) };
  const { data: page, error, refetch, isFetching } = useQuery(operationsPage(place, { ...of, kind: ["replace"] }));
  const found = page?.items.filter((operation) => isPromotion(operation, ends.from, ends.to.function)) ?? [];
  const [opened, setOpened] = useState<{ id: number; operations: ReadonlyMap<string, Operation> } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const calling = { region, namespace, function: name, qualifier: ends.to.function.qualifier };
  const rules = useQuery({ ...matchingBindings(place, calling), enabled: opened !== null });
  const undoable = latestOfEach(found.filter(isUndoable));

  function undoAll() {
    setOpened({ id: (opened?.id ?? 0) + 1, operations: undoable });
    void rules.refetch();
    setOpen(true);
  }

  return (
    <Section
      panel
      heading={t("heading", { from: ends.from.qualifier, to: ends.to.function.qualifier })}
      aside={
        <Link href={paths.operations(of)} className="text-small text-accent underline underline-offset-2">
          {t("all")}
        </Link>
      }
    >
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {page && found.length === 0 && page.next === null && <p className="text-ink-2">{t("none")}</p>}
      {found.length > 0 && (
        <ul aria-label={t("all")} className="rounded-control border border-hair">
          {found.map((operation) => (
            <PromotedRow key={operation.id} operation={operation} cloud={cloud} action={change} />
          ))}
        </ul>
      )}
      {page && page.next !== null && <p className="text-ink-2">{t("latest", { count: page.items.length })}</p>}
      {undoable.size > 1 && (
        <Button className="w-fit" onClick={undoAll}>
          {t("undoAll")}
        </Button>
      )}
      {opened && (
        <Suspense fallback={null}>
          <BatchDialog
            key={opened.id}
            task={{ kind: "undo", operations: opened.operations }}
            rules={rules.isFetching ? undefined : rules.data?.filter((rule) => opened.operations.has(ruleKey(rule)))}
            failure={
              rules.error
                ? { error: rules.error, retry: () => void rules.refetch(), retrying: rules.isFetching }
                : undefined
            }
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

/** The newest operation of each rule, by the rule's key; the list has the newest first. */
function latestOfEach(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(
    operations
      .map((operation): [string, Operation] => [
        ruleKey({ region: operation.region, locationId: operation.rule.locationId }),
        operation,
      ])
      .toReversed(),
  );
}
