"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "#components/binding/draft.ts";
import { stationsOf } from "#components/binding/stations.tsx";
import { Line } from "#components/line/line.tsx";

/** The choice as a line from the region to the function. */
export function BindingLine({ choice, dense = false }: { choice: Choice; dense?: boolean }) {
  const t = useTranslations("bind");
  const tVerdict = useTranslations("verdict");
  const tField = useTranslations("field");
  return <Line label={t("line")} stations={stationsOf(choice, dense, tField, tVerdict, t)} />;
}
