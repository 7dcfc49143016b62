"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { operationsPage } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { PromotedRow } from "#components/function/promote/promoted-row.tsx";
import { type Ends, isPromotion, undoableOf } from "#components/function/promote/promotions.ts";
import { UndoAll } from "#components/function/promote/undo-all.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ChangeAction, ChangesAction } from "#lib/api/contract/actions.ts";
import { functionText } from "#lib/binding/notation.ts";
import { paths } from "#lib/paths.ts";

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
  const of = { region, function: functionText({ ...ends.from, qualifier: "" }) };
  const replaced = { ...of, kind: ["replace"] } as const;
  const { data: page, error, refetch, isFetching } = useQuery(operationsPage(usePlace(), replaced));
  const found = page?.items.filter((operation) => isPromotion(operation, ends.from, ends.to.function)) ?? [];
  // Each review begins anew.
  const [review, setReview] = useState(0);
  const [isOpen, setOpen] = useState(false);

  function undoAll() {
    setReview(review + 1);
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
      {undoableOf(found, ends.from, ends.to.function).size > 1 && (
        <Button className="w-fit" onClick={undoAll}>
          {t("undoAll")}
        </Button>
      )}
      {review > 0 && (
        <UndoAll
          key={review}
          region={region}
          ends={ends}
          among={replaced}
          cloud={cloud}
          action={changes}
          open={isOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </Section>
  );
}
