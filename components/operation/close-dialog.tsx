"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "#components/data/use-action.ts";
import { ConfirmAction } from "#components/feedback/confirm-action.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import type { DialogState } from "#components/operation/ask-first.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-input.tsx";
import type { CloseAction } from "#lib/api/contract/actions.ts";
import { longestReason } from "#lib/api/contract/words.ts";

interface CloseDialogProps extends DialogState {
  id: string;
  close: CloseAction;
}

/** Asks for the reason of closing an operation, and shows its failure. */
export function CloseDialog({ id, close, open, onOpenChange }: CloseDialogProps) {
  const t = useTranslations("operation.close");
  const [reason, setReason] = useState("");

  return (
    <>
      <LeaveGuard when={open && reason !== ""} />
      <ConfirmAction
        action={useAction(close, { invalidates: ["operation"] })}
        given={{ id, reason }}
        open={open}
        onOpenChange={onOpenChange}
        title={t("title")}
        description={t("description")}
        verb={t("verb")}
        busyVerb={t("busy")}
        danger
        dismiss={t("keep")}
        disabledReason={reason.trim() === "" ? t("reasonMissing") : undefined}
      >
        <Field label={t("reason")} description={t("reasonHint")} required>
          <TextArea
            rows={2}
            maxLength={longestReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </ConfirmAction>
    </>
  );
}
