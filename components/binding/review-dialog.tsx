"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { BeforeAfter } from "#components/binding/before-after.tsx";
import { BindingLine } from "#components/binding/binding-line.tsx";
import type { Cloud } from "#components/binding/cloud.ts";
import { CommandsDisclosure } from "#components/binding/commands-disclosure.tsx";
import type { Choice, Draft } from "#components/binding/draft.ts";
import { BusyRuleNotice } from "#components/binding/notices.tsx";
import { ReasonField } from "#components/binding/reason-field.tsx";
import { RetryNotice } from "#components/binding/retry-notice.tsx";
import { ReviewProblem } from "#components/binding/review-problem.tsx";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import type { ReviewFailure } from "#components/binding/use-review.ts";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogPopup } from "#components/ui/dialog-popup.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { WarningReason } from "#lib/binding/types.ts";

interface ReviewDialogProps {
  bind: BindForm;
  choice: Choice;
  draft: Draft;
  cloud: Cloud;
  open: boolean;
  busy: boolean;
  failure: ReviewFailure | null;
  onClose: () => void;
  onConfirm: () => void;
  finalFocus: () => boolean;
}

/** The review of a change before it is sent. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { bind, choice, draft, cloud, open, busy, failure, onClose, onConfirm, finalFocus } = props;
  const t = useTranslations("bind");
  const tChange = useTranslations("change");
  const { data: account } = useQuery(accountQuery(usePlace(), { region: draft.region.id }));
  const { change } = draft;
  const kind = change === null || change.kind === "unbind" ? null : change.kind;
  const busyRule = busy || failure !== null ? null : bind.busy.rule;
  const disabledReason = busyRule
    ? t("busyRule.mark", { id: busyRule.id })
    : bind.fault("reason") && t("problem.reasonTooLong");

  return (
    <DialogPopup
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      finalFocus={finalFocus}
      title={t(`review.title.${kind ?? "none"}`)}
      footer={
        <>
          <Button disabledReason={busy ? t("review.sending") : undefined} onClick={onClose}>
            {t("review.back")}
          </Button>
          {kind !== null && (
            <Button
              variant="primary"
              busy={busy}
              busyLabel={t(`review.busy.${kind}`)}
              disabledReason={disabledReason ?? undefined}
              onClick={onConfirm}
            >
              {tChange(kind)}
            </Button>
          )}
        </>
      }
    >
      {change === null ? (
        <Notice tone="neutral" title={t("nothing.title")}>
          {t("nothing.text")}
        </Notice>
      ) : (
        <BeforeAfter
          change={change}
          rule={draft.rule.domain + draft.rule.url}
          className="rounded-control border border-hair bg-sunken px-4 py-3"
        />
      )}
      <RetryNotice bind={bind} />
      {busyRule && <BusyRuleNotice operation={busyRule} />}
      <Warnings reasons={draft.warnings} />
      {change !== null && <ReasonField bind={bind} />}
      <KeyValue
        className="border-t border-hair pt-2"
        rows={[
          { key: "cloud", label: t("review.cloud"), value: t(`cloud.${cloud.realm}`) },
          {
            key: "account",
            label: t("review.account"),
            value: <span className="mono">{account?.id ?? t("review.accountUnknown")}</span>,
          },
        ]}
      />
      <Disclosure summary={t("line")}>
        <BindingLine choice={choice} dense />
      </Disclosure>
      {change !== null && <CommandsDisclosure change={change} cloud={cloud} />}
      {failure !== null && <ReviewProblem failure={failure} />}
    </DialogPopup>
  );
}

function Warnings({ reasons }: { reasons: readonly WarningReason[] }) {
  const t = useTranslations("bind");
  const tVerdict = useTranslations("verdict");
  const [only, ...more] = reasons;
  if (only === undefined) return null;
  if (more.length === 0) return <Notice tone="warn">{tVerdict(only)}</Notice>;
  return (
    <Notice tone="warn" title={t("review.warnings", { count: reasons.length })}>
      <ul className="grid list-disc gap-1 pl-4">
        {reasons.map((reason) => (
          <li key={reason}>{tVerdict(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}
