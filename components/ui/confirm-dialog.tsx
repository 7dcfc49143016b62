"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Label of the button ("Unbind"), and its label while busy ("Unbinding…"). */
  verb: string;
  busyVerb: string;
  danger?: boolean;
  /** Label of the dismiss button; defaults to "Cancel". */
  dismiss?: string;
  /** Why it can't be confirmed yet, such as a missing name. */
  disabledReason?: string | undefined;
  /** Runs the action; resolves to the failure to show in the dialog, or to nothing on success. */
  onConfirm: () => Promise<ReactNode | undefined>;
  children?: ReactNode;
}

/** Asks for confirmation, stays open while the action runs, and shows its failure. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    verb,
    busyVerb,
    danger = false,
    dismiss,
    disabledReason,
    onConfirm,
    children,
  } = props;
  const t = useTranslations("ui");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReactNode>(undefined);

  function change(next: boolean) {
    if (busy) return;
    setFailure(undefined);
    onOpenChange(next);
  }

  async function confirm() {
    setBusy(true);
    setFailure(undefined);
    try {
      const problem = await onConfirm();
      setFailure(problem);
      if (problem === undefined) onOpenChange(false);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      kind="alert"
      open={open}
      onOpenChange={change}
      title={title}
      description={description}
      footer={
        <>
          <Button disabledReason={busy ? t("confirm.working") : undefined} onClick={() => change(false)}>
            {dismiss ?? t("confirm.cancel")}
          </Button>
          <Button
            variant={danger ? "danger" : "primary"}
            busy={busy}
            busyLabel={busyVerb}
            disabledReason={disabledReason}
            onClick={confirm}
          >
            {verb}
          </Button>
        </>
      }
    >
      {children}
      {failure}
    </Dialog>
  );
}
