"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operationKeys } from "#components/live/operation-queries.ts";
import { useAwayText } from "#components/live/read-failure.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "#components/ui/error-panel.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-input.tsx";
import type { CloseAction } from "#lib/operations/ask-types.ts";

/** As much as is kept. */
const longestReason = 500;

interface CloseDialogProps {
  id: string;
  close: CloseAction;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks why before an operation is closed, and shows why that failed. */
export function CloseDialog({ id, close, open, onOpenChange }: CloseDialogProps) {
  const t = useTranslations("operation.close");
  const client = useQueryClient();
  const away = useAwayText();
  const [reason, setReason] = useState("");

  async function confirm() {
    try {
      const answer = await close(id, reason);
      await client.invalidateQueries({ queryKey: operationKeys.view(id) });
      return answer.kind === "refused" ? <ErrorPanel error={answer.error} /> : undefined;
    } catch {
      // The action never got through: the console is away, or was built anew since this page was loaded.
      return <ErrorPanel error={away} />;
    }
  }

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
      onConfirm={confirm}
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
