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
  /** The verb that is about to happen ("Unbind"), and what the button says meanwhile ("Unbinding…"). */
  verb: string;
  busyVerb: string;
  danger?: boolean;
  /** What leaves everything as it is; "Cancel", where that can't be taken for the verb. */
  dismiss?: string;
  /** Why it can't be confirmed yet, such as a name not typed. */
  disabledReason?: string | undefined;
  /** Does it; resolves to what to show in the dialog when it failed, or to nothing when it is done. */
  onConfirm: () => Promise<ReactNode | undefined>;
  children?: ReactNode;
}

/** Asks before something is done, stays open while it is being done, and shows its own failure. */
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
