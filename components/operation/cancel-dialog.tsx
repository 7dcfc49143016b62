"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { operationKeys } from "#components/live/operation-queries.ts";
import { useAwayText } from "#components/live/read-failure.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "#components/ui/error-panel.tsx";
import type { CancelAction } from "#lib/operations/ask-types.ts";

interface CancelDialogProps {
  id: string;
  cancel: CancelAction;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before an operation is taken out of the queue, and shows why that failed. */
export function CancelDialog({ id, cancel, open, onOpenChange }: CancelDialogProps) {
  const t = useTranslations("operation");
  const client = useQueryClient();
  const away = useAwayText();

  async function confirm() {
    try {
      const answer = await cancel(id);
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
      title={t("cancel.title")}
      description={t("cancel.description")}
      verb={t("cancel.verb")}
      busyVerb={t("cancel.busy")}
      danger
      dismiss={t("cancel.keep")}
      onConfirm={confirm}
    />
  );
}
