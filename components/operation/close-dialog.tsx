"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DialogState } from "#components/operation/ask-first.tsx";
import { useConfirmed } from "#components/operation/use-confirmed.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-input.tsx";
import { type CloseAction, longestReason } from "#lib/operations/ask-types.ts";

interface CloseDialogProps extends DialogState {
  id: string;
  close: CloseAction;
}

/** Asks why before an operation is closed, and shows why that failed. */
export function CloseDialog({ id, close, open, onOpenChange }: CloseDialogProps) {
  const t = useTranslations("operation.close");
  const confirmed = useConfirmed(id);
  const [reason, setReason] = useState("");

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      verb={t("verb")}
      busyVerb={t("busy")}
      danger
      dismiss={t("keep")}
      disabledReason={reason.trim() === "" ? t("reasonMissing") : undefined}
      onConfirm={() => confirmed(() => close(id, reason))}
    >
      <Field label={t("reason")} description={t("reasonHint")} required>
        <TextArea
          rows={2}
          maxLength={longestReason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
