"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { OnOpening } from "#components/ui/on-opening.tsx";
import type { Transition } from "#lib/api/contract/operation.ts";

const HistoryList = lazy(() =>
  import("#components/operation/history-list.tsx").then((module) => ({ default: module.HistoryList })),
);

/** Every transition, including failed tries; loaded when first opened. */
export function History({ transitions }: { transitions: readonly Transition[] }) {
  const t = useTranslations("operation.history");
  return (
    <OnOpening summary={t("heading")}>
      <HistoryList transitions={transitions} />
    </OnOpening>
  );
}
