"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { ResourceLink } from "#components/line/resource-link.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { ruleText } from "#lib/binding/notation.ts";
import { isUndoable, ruleRefOf } from "#lib/operations/undo.ts";
import { paths } from "#lib/paths.ts";

interface PromotedRowProps {
  operation: Operation;
  cloud: Cloud;
  action: ChangeAction;
}

/** An operation that promoted a rule, and the way to take it back. */
export function PromotedRow({ operation, cloud, action }: PromotedRowProps) {
  const t = useTranslations("promote");
  const tReview = useTranslations("review");
  const states = useTranslations("state");
  const wish = useMemo(() => ({ kind: "undo", operation }) as const, [operation]);
  const { id, rule, state, createdAt } = operation;
  const text = ruleText(rule);
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1 not-last:border-b not-last:border-hair">
      <span className="min-w-0 flex-1 basis-64 font-medium wrap-anywhere">{text}</span>
      <span>
        <ResourceLink href={paths.operation(id)}>{t("steps.operation", { id })}</ResourceLink> ·{" "}
        {states(`${state}.label`)}
      </span>
      <span className="text-small text-ink-2">
        <RelativeTime at={createdAt} />
      </span>
      <ChangeButton
        rule={ruleRefOf(operation)}
        wish={wish}
        cloud={cloud}
        action={action}
        possible={isUndoable(operation)}
        onAccepted={stays}
        variant="quiet"
        size="small"
      >
        {t("done.undo")}
        <span className="sr-only"> {tReview("ofRule", { rule: text })}</span>
      </ChangeButton>
    </li>
  );
}

/** The undo is followed in the list. */
function stays() {}
