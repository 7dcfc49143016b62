"use client";

import { useTranslations } from "next-intl";
import { useAction } from "#components/data/use-action.ts";
import { ConfirmAction } from "#components/feedback/confirm-action.tsx";
import type { DialogState } from "#components/operation/ask-first.tsx";
import type { ServerAction } from "#lib/api/contract/actions.ts";

interface CancelDialogProps extends DialogState {
  id: string;
  cancel: ServerAction<string>;
}

/** Asks for confirmation of a cancellation, and shows its failure. */
export function CancelDialog({ id, cancel, open, onOpenChange }: CancelDialogProps) {
  const t = useTranslations("operation");
  return (
    <ConfirmAction
      action={useAction(cancel, { invalidates: ["operation"] })}
      given={id}
      open={open}
      onOpenChange={onOpenChange}
      title={t("cancel.title")}
      description={t("cancel.description")}
      verb={t("cancel.verb")}
      busyVerb={t("cancel.busy")}
      danger
      dismiss={t("cancel.keep")}
    />
  );
}
