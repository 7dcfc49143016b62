"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operationKeys } from "#components/live/operation-queries.ts";
import { useAwayText } from "#components/live/read-failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "#components/ui/error-panel.tsx";
import type { CancelAction } from "#lib/operations/ask-types.ts";

interface CancelProps {
  id: string;
  cancel: CancelAction;
  /** It has left the queue: an open question stays, so that its answer can still be read. */
  possible: boolean;
}

/** Takes an operation out of the queue, after asking. */
export function Cancel({ id, cancel, possible }: CancelProps) {
  const t = useTranslations("operation");
  const client = useQueryClient();
  const away = useAwayText();
  const [open, setOpen] = useState(false);

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
    <>
      {possible && <Button onClick={() => setOpen(true)}>{t("do.cancel")}</Button>}
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("cancel.title")}
        description={t("cancel.description")}
        verb={t("cancel.verb")}
        busyVerb={t("cancel.busy")}
        danger
        dismiss={t("cancel.keep")}
        onConfirm={confirm}
      />
    </>
  );
}
