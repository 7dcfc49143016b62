"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BeforeAfter } from "#components/change/before-after.tsx";
import { BusyRuleNotice } from "#components/change/busy-rule-notice.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { CommandsDisclosure } from "#components/change/commands-disclosure.tsx";
import { isTooLong, ReasonField } from "#components/change/reason-field.tsx";
import { ReviewProblem } from "#components/change/review-problem.tsx";
import type { ReviewFailure } from "#components/change/use-sending.ts";
import { Warnings } from "#components/change/warnings.tsx";
import { Where } from "#components/change/where.tsx";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogPopup } from "#components/ui/dialog-popup.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Change, WarningReason } from "#lib/binding/types.ts";

export interface ReviewDialogProps {
  open: boolean;
  onClose: () => void;
  /** Called after closing; returns false if it has moved the focus itself. */
  finalFocus?: (() => boolean) | undefined;
  title: string;
  /** Label of the button that leaves the review. */
  back: string;
  /** Label of the button that sends the change, and that while it is sent. */
  verb: string;
  busyVerb: string;
  danger?: boolean;
  cloud: Cloud;
  region: string;
  /** Name of the rule: its domain and path. */
  rule: string;
  /** Null if the rule is already as wanted. */
  change: Change | null;
  warnings: readonly WarningReason[];
  reason: string;
  onReason: (reason: string) => void;
  /** The rule's unfinished operation. */
  busyRule: Operation | null;
  sending: boolean;
  failure: ReviewFailure | null;
  /** Why it can't be sent yet. */
  disabledReason?: string | undefined;
  onConfirm: () => void;
  /** In place of the review, while there is none. */
  instead?: ReactNode;
  /** What is chosen in the review itself, so that there may be no change yet. */
  choice?: ReactNode;
  /** What is particular of this change. */
  children?: ReactNode;
  details?: ReactNode;
}

/** The review of a change of any kind before it is sent. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { open, onClose, finalFocus, title, back, verb, busyVerb, danger = false, onConfirm, instead } = props;
  const { region, change, sending, failure, reason, choice } = props;
  const t = useTranslations("review");
  const { data: account } = useQuery(accountQuery(usePlace(), { region }));
  const busyRule = sending || failure !== null ? null : props.busyRule;

  function disabledReason(): string | undefined {
    if (busyRule) return t("busyRule.mark", { id: busyRule.id });
    return props.disabledReason ?? (isTooLong(reason) ? t("problem.reasonTooLong") : undefined);
  }

  return (
    <DialogPopup
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      finalFocus={finalFocus}
      title={title}
      footer={
        <>
          <Button disabledReason={sending ? t("sending") : undefined} onClick={onClose}>
            {back}
          </Button>
          {(change !== null || choice !== undefined) && instead === undefined && (
            <Button
              variant={danger ? "danger" : "primary"}
              busy={sending}
              busyLabel={busyVerb}
              disabledReason={disabledReason()}
              onClick={onConfirm}
            >
              {verb}
            </Button>
          )}
        </>
      }
    >
      {instead ?? <Review {...props} busyRule={busyRule} account={account?.id} />}
    </DialogPopup>
  );
}

/** What is sent, and what is to be known of it. */
function Review(props: ReviewDialogProps & { account: string | undefined }) {
  const { choice, change, rule, children, busyRule, warnings, reason, onReason, cloud, account, details, failure } =
    props;
  const t = useTranslations("review");
  return (
    <>
      {choice}
      {change === null && choice === undefined && (
        <Notice tone="neutral" title={t("nothing.title")}>
          {t("nothing.text")}
        </Notice>
      )}
      {change !== null && (
        <BeforeAfter change={change} rule={rule} className="rounded-control border border-hair bg-sunken px-4 py-3" />
      )}
      {children}
      {busyRule && <BusyRuleNotice operation={busyRule} />}
      <Warnings reasons={warnings} />
      {change !== null && <ReasonField value={reason} onChange={onReason} />}
      <Where cloud={cloud} account={account} />
      {details}
      {change !== null && <CommandsDisclosure change={change} cloud={cloud} />}
      {failure !== null && <ReviewProblem failure={failure} />}
    </>
  );
}
