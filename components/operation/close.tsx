"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { AskFirst } from "#components/operation/ask-first.tsx";
import type { CloseAction } from "#lib/api/contract/actions.ts";

const CloseDialog = lazy(() =>
  import("#components/operation/close-dialog.tsx").then((module) => ({ default: module.CloseDialog })),
);

interface CloseProps {
  id: string;
  close: CloseAction;
  possible: boolean;
}

/** Closes an operation with an unknown outcome, after asking for a reason. */
export function Close({ id, close, possible }: CloseProps) {
  const t = useTranslations("operation.do");
  return (
    <AskFirst
      label={t("close")}
      possible={possible}
      dialog={(state) => <CloseDialog id={id} close={close} {...state} />}
    />
  );
}
