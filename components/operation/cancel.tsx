"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { AskFirst } from "#components/operation/ask-first.tsx";
import type { ServerAction } from "#lib/api/contract/actions.ts";

const CancelDialog = lazy(() =>
  import("#components/operation/cancel-dialog.tsx").then((module) => ({ default: module.CancelDialog })),
);

interface CancelProps {
  id: string;
  cancel: ServerAction<string>;
  possible: boolean;
}

/** Cancels a queued operation after confirmation. */
export function Cancel({ id, cancel, possible }: CancelProps) {
  const t = useTranslations("operation.do");
  return (
    <AskFirst
      label={t("cancel")}
      possible={possible}
      dialog={(state) => <CancelDialog id={id} cancel={cancel} {...state} />}
    />
  );
}
