"use client";

import { useTranslations } from "next-intl";
import type { DialogState } from "#components/operation/ask-first.tsx";
import { useConfirmed } from "#components/operation/use-confirmed.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { CancelAction } from "#lib/operations/ask-types.ts";

interface CancelDialogProps extends DialogState {
  id: string;
  cancel: CancelAction;
}

/** Asks before an operation is taken out of the queue, and shows why that failed. */
export function CancelDialog({ id, cancel, open, onOpenChange }: CancelDialogProps) {
  const t = useTranslations("operation");
  const confirmed = useConfirmed(id);

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("cancel.title")}
      description={t("cancel.description")}
      verb={t("cancel.verb")}
      busyVerb={t("cancel.busy")}
      danger
      dismiss={t("cancel.keep")}
      onConfirm={() => confirmed(() => cancel(id))}
    />
  );
}
