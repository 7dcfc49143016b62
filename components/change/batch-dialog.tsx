"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { countOf, type Outcomes } from "#components/change/batch-outcome.ts";
import {
  asFound,
  type BatchTask,
  type BatchWish,
  changesOf,
  emptied,
  type Planned,
  planAll,
} from "#components/change/batch-plan.ts";
import { BatchResult } from "#components/change/batch-result.tsx";
import { type BatchEntry, BatchReview } from "#components/change/batch-review.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { typedAs } from "#components/change/danger.ts";
import { Reading } from "#components/change/notices.tsx";
import { isTooLong } from "#components/change/reason-field.tsx";
import { useBatch } from "#components/change/use-batch.ts";
import { weightOf, weightProblem } from "#components/change/weight-text.ts";
import { Link } from "#components/data/link.tsx";
import { ruleKey } from "#components/data/rule-key.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { DialogPopup } from "#components/ui/dialog-popup.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ChangesAction } from "#lib/api/contract/actions.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import { ruleText } from "#lib/binding/notation.ts";
import type { Binding } from "#lib/binding/types.ts";
import { defaultWeight } from "#lib/binding/weight.ts";
import { paths } from "#lib/paths.ts";

/** What has been asked for: those that were accepted are operations of the batch. */
export interface AskedBatch {
  batch: string;
  accepted: number;
  /** Those that were refused, or are not known to be accepted. */
  others: number;
}

export interface BatchDialogProps {
  task: BatchTask;
  /** Undefined while they are read. */
  rules: readonly StoredRule[] | undefined;
  /** Why they can't be read. */
  failure?: { error: Error; retry: () => void; retrying: boolean } | undefined;
  cloud: Cloud;
  action: ChangesAction;
  open: boolean;
  onClose: () => void;
  /** Told before it closes, once something was sent. */
  onAsked: (asked: AskedBatch) => void;
}

/** Reviews a change of many rules, sends it, and shows what became of each. */
export function BatchDialog({ task, rules: given, failure, cloud, action, open, onClose, onAsked }: BatchDialogProps) {
  const { kind } = task;
  const t = useTranslations("review.batch");
  const ui = useTranslations("ui");
  const batch = useBatch(action);
  const [isSent, setSent] = useState(false);
  const [entry, setEntry] = useState<BatchEntry>({ weight: String(defaultWeight), to: null, reason: "", typed: "" });
  // What is asked for again, and what those were reviewed from whose rule was found to have something else.
  const [again, setAgain] = useState<Again | null>(null);

  const rules = again?.rules ?? given;
  const planned = planAll(rules ?? [], wishOf(task, entry));
  const changes = changesOf(planned);
  const confirmation = confirmationOf(planned, entry.typed);
  const possible = planned.filter(({ plan }) => plan.kind !== "left-out").length;
  const toDo = planned.filter(({ plan }) => plan.kind === "change");
  const left = toDo.filter(({ rule }) => batch.outcomes.get(ruleKey(rule))?.kind !== "accepted");
  const accepted = countOf(batch.outcomes, "accepted");
  const problem = useProblem(kind, entry, changes.length, confirmation);

  function close() {
    if (batch.busy) return;
    if (batch.outcomes.size > 0) onAsked({ batch: batch.id, accepted, others: left.length });
    onClose();
  }

  function send() {
    setSent(true);
    void batch.send(changes, entry.reason.trim(), task.kind === "undo" ? task.operations : undefined);
  }

  function tryAgain() {
    setAgain(againOf(left, batch.outcomes));
    setEntry({ ...entry, typed: "" });
    setSent(false);
  }

  function content(): ReactNode {
    if (failure) return <ReadFailure error={failure.error} onRetry={failure.retry} retrying={failure.retrying} />;
    if (!rules) return <Reading />;
    if (rules.length > mostOfBatch) {
      return (
        <Notice tone="warn" role="status">
          {t("tooMany", { most: mostOfBatch })}
        </Notice>
      );
    }
    if (isSent) return <BatchResult batch={batch} planned={toDo} />;
    return (
      <BatchReview
        kind={kind}
        planned={planned}
        changes={changes}
        confirmation={confirmation}
        entry={entry}
        enter={(more) => setEntry({ ...entry, ...more })}
        reviewed={again?.reviewed ?? nothing}
        cloud={cloud}
      />
    );
  }

  const canSend = rules !== undefined && rules.length <= mostOfBatch && !failure;
  return (
    <>
      <LeaveGuard when={open && (batch.busy || (!isSent && entry.reason !== ""))} />
      <DialogPopup
        open={open}
        onOpenChange={(next) => !next && close()}
        title={t(`title.${kind}`)}
        footer={
          isSent ? (
            <>
              {batch.busy ? (
                <Button onClick={batch.stop}>{t("stop")}</Button>
              ) : (
                <Button onClick={close}>{ui("close")}</Button>
              )}
              {!batch.busy && left.length > 0 && <Button onClick={tryAgain}>{t("tryAgain")}</Button>}
              {!batch.busy && accepted > 0 && (
                <Link href={paths.operations({ batch: batch.id })} className={buttonStyle("primary")}>
                  {t("see", { count: accepted })}
                </Link>
              )}
            </>
          ) : (
            <>
              <Button onClick={close}>{ui("confirm.cancel")}</Button>
              {canSend && (
                <Button variant={kind === "unbind" ? "danger" : "primary"} disabledReason={problem} onClick={send}>
                  {t(`verb.${kind}`, { count: possible })}
                </Button>
              )}
            </>
          )
        }
      >
        {content()}
      </DialogPopup>
    </>
  );
}

const nothing: ReadonlyMap<string, Binding | null> = new Map();

function wishOf(task: BatchTask, { weight, to }: BatchEntry): BatchWish {
  if (task.kind === "promote" || task.kind === "undo") return task;
  const { kind } = task;
  if (kind === "reweigh") return { kind, weight: weightOf(weight) };
  return kind === "replace" ? { kind, to } : { kind };
}

interface Again {
  rules: StoredRule[];
  reviewed: ReadonlyMap<string, Binding | null>;
}

/** The rules that are asked for again, as they are now where their refusal says so. */
function againOf(left: readonly Planned[], outcomes: Outcomes): Again {
  const reviewed = new Map<string, Binding | null>();
  const rules = left.map(({ rule }) => {
    const outcome = outcomes.get(ruleKey(rule));
    const holds = outcome?.kind === "refused" ? outcome.error.holds : undefined;
    if (holds === undefined) return rule;
    reviewed.set(ruleKey(rule), rule.binding);
    return asFound(rule, holds);
  });
  return { rules, reviewed };
}

type Confirmation = Parameters<typeof BatchReview>[0]["confirmation"];

/** Where the last targets of rules are taken: the name of a single rule, or the number of several. */
function confirmationOf(planned: readonly Planned[], typed: string): Confirmation {
  const changes = changesOf(planned);
  const [first, ...more] = emptied(planned);
  if (!first) return null;
  if (changes.length > 1 || more.length > 0) return { rule: null, state: typedAs(typed, String(changes.length)) };
  const rule = ruleText(first);
  return { rule, state: typedAs(typed, rule) };
}

/** Why the changes can't be sent yet. */
function useProblem(
  kind: BatchTask["kind"],
  entry: BatchEntry,
  count: number,
  confirmation: Confirmation,
): string | undefined {
  const t = useTranslations("review");
  const wrong = kind === "reweigh" ? weightProblem(entry.weight) : null;
  if (wrong !== null) return t(`problem.${wrong}`);
  if (kind === "replace" && entry.to === null) return t("batch.noFunction");
  if (count === 0) return t("batch.noChange");
  if (isTooLong(entry.reason)) return t("problem.reasonTooLong");
  if (confirmation === null || confirmation.state === "right") return undefined;
  return confirmation.rule === null
    ? t("batch.confirm.first", { count })
    : t("confirm.missing", { rule: confirmation.rule });
}
