"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { remainderOf, type Typed, typedAs } from "#components/change/danger.ts";
import { judge } from "#components/change/judged.ts";
import { keptChange } from "#components/change/kept-change.ts";
import {
  Against,
  ConflictNotice,
  NoPlan,
  NoRule,
  Reading,
  TurnBackNotice,
  UndoNotice,
} from "#components/change/notices.tsx";
import { Remaining } from "#components/change/remaining.tsx";
import { ReviewDialog } from "#components/change/review-dialog.tsx";
import { ConfirmName, WeightChoice } from "#components/change/review-fields.tsx";
import { useRuleBusy } from "#components/change/use-rule-busy.ts";
import { useSending } from "#components/change/use-sending.ts";
import { useTarget } from "#components/change/use-target.ts";
import { weightOf, weightProblem } from "#components/change/weight-text.ts";
import { planOf, type Wish } from "#components/change/wish.ts";
import { useWishWords } from "#components/change/wish-words.ts";
import { ruleQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RuleView } from "#lib/api/contract/inventory.ts";
import { ruleText } from "#lib/binding/notation.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";

export interface ChangeDialogProps {
  rule: RuleRef;
  wish: Wish;
  cloud: Cloud;
  action: ChangeAction;
  /** What follows once it was accepted: the operation's page without one. */
  onAccepted?: ((operationId: string) => void) | undefined;
  reason: string;
  onReason: (reason: string) => void;
  /** What was entered before the page was loaded again; null where it wasn't. */
  kept: { weight: string } | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Reviews and sends a change of a rule whose binding is known. The rule is read when it opens. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { rule, wish, cloud, action, onAccepted, reason, onReason, kept, open, onOpenChange } = props;
  const t = useTranslations("review");
  const ui = useTranslations("ui");
  const read = useQuery({ ...ruleQuery(usePlace(), rule), refetchOnMount: "always" });
  // What is reviewed stays as it was read, until the person asks for another review.
  const [base, setBase] = useState<RuleView | null>(null);
  if (base === null && read.isFetchedAfterMount && read.data && !read.error) setBase(read.data);
  const [conflict, setConflict] = useState<{ holds: Binding | null } | null>(null);
  const [weightText, setWeightText] = useState(kept?.weight ?? null);
  const [name, setName] = useState("");

  const binding = base?.rule?.binding ?? null;
  const text = weightText ?? String(binding?.weight ?? "");
  const keep = useCallback(
    () => keptChange.keep(wish, rule.locationId, { reason, weight: text }),
    [wish, rule.locationId, reason, text],
  );
  const sending = useSending(action, {
    keep,
    restored: kept !== null,
    onAccepted,
    onRefusal({ holds }) {
      if (holds === undefined) return false;
      setConflict({ holds });
      return true;
    },
  });
  const busy = useRuleBusy(rule.loadBalancerId, rule.locationId);

  const isReadable = base?.rule != null && !isUnknown(base);
  const plan = isReadable ? planOf(wish, rule, binding, weightOf(text)) : null;
  const change = plan?.kind === "change" ? plan.change : null;
  const { target, error: targetError } = useTarget(change);
  const judged = base && change && target !== undefined ? judge(change, base, target) : null;
  const remainder = remainderOf(change, base?.rule?.serverCount ?? 0);
  const ruleName = base?.rule ? ruleText(base.rule) : rule.locationId;
  const typed = typedAs(name, ruleName);
  const wrongWeight = wish.kind === "reweigh" && binding ? weightProblem(text) : null;
  const words = useWishWords(wish);

  function reviewAgain() {
    if (base?.rule && conflict) setBase({ ...base, rule: { ...base.rule, binding: conflict.holds } });
    setConflict(null);
    setName("");
  }

  function disabledReason(): string | undefined {
    if (conflict) return t("conflict.title");
    if (wrongWeight !== null) return t(`problem.${wrongWeight}`);
    if (change === null) return t("weightSame");
    if (judged === null) return targetError ? t("target.failed") : t("target.reading");
    if (judged.against) return t("target.against");
    return remainder?.kind === "nothing" ? missingName(typed) : undefined;
  }

  function missingName(state: Typed): string | undefined {
    return state === "right" ? undefined : t(`confirm.${state}`, { rule: ruleName });
  }

  function instead(): ReactNode {
    if (read.error && base === null) {
      return <ReadFailure error={read.error} onRetry={() => void read.refetch()} retrying={read.isFetching} />;
    }
    if (base === null) return <Reading />;
    if (!isReadable) return <NoRule view={base} />;
    const hasReview = plan?.kind === "change" || plan?.kind === "same-weight" || plan?.kind === "no-weight";
    return plan === null || hasReview ? undefined : <NoPlan plan={plan} holds={binding} />;
  }

  return (
    <>
      <LeaveGuard when={reason !== "" && !sending.done} />
      <ReviewDialog
        open={open}
        onClose={() => !sending.busy && !sending.done && onOpenChange(false)}
        title={words.title}
        back={ui("confirm.cancel")}
        verb={words.verb}
        busyVerb={words.busy}
        danger={change?.kind === "unbind"}
        cloud={cloud}
        region={rule.region}
        rule={ruleName}
        change={change}
        warnings={judged?.warnings ?? []}
        reason={reason}
        onReason={onReason}
        busyRule={busy.rule}
        sending={sending.busy || sending.done}
        failure={sending.failure}
        disabledReason={disabledReason()}
        onConfirm={() => {
          if (change) void sending.send({ change, reason: reason.trim(), retryOf: null, undoes: undoneBy(wish) });
        }}
        instead={instead()}
        choice={
          wish.kind === "reweigh" ? (
            <WeightChoice value={text} onChange={setWeightText} problem={wrongWeight} />
          ) : undefined
        }
      >
        {wish.kind === "undo" && <UndoNotice operation={wish.operation} />}
        {wish.kind === "turn-back" && <TurnBackNotice />}
        {conflict && <ConflictNotice before={binding} now={conflict.holds} onAgain={reviewAgain} />}
        {!conflict && judged?.against && change?.after && <Against against={judged.against} binding={change.after} />}
        {targetError && <ReadFailure error={targetError} onRetry={() => void read.refetch()} retrying={false} />}
        {remainder && <Remaining remainder={remainder} rule={rule} />}
        {remainder?.kind === "nothing" && (
          <ConfirmName value={name} onChange={setName} name={ruleName} differs={typed === "differs"} />
        )}
      </ReviewDialog>
    </>
  );
}

function undoneBy(wish: Wish): string | null {
  return wish.kind === "undo" ? wish.operation.id : null;
}

/** Whether the keys may not read what the rule is bound to. */
function isUnknown({ rule }: RuleView): boolean {
  return rule?.verdict.kind === "ineligible" && rule.verdict.reason === "rule-binding-unknown";
}
