"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "#components/binding/draft.ts";
import { stationsOf } from "#components/binding/stations.tsx";
import { beforeStation } from "#components/change/before-after.tsx";
import { Line } from "#components/line/line.tsx";
import type { Binding } from "#lib/binding/types.ts";

interface BindingLineProps {
  choice: Choice;
  /** The rule's present binding, shown beside the chosen one. */
  before?: Binding | null;
  dense?: boolean;
}

/** The choice as a line from the region to the function. */
export function BindingLine({ choice, before = null, dense = false }: BindingLineProps) {
  const t = useTranslations("bind");
  const tVerdict = useTranslations("verdict");
  const tField = useTranslations("field");
  const tReview = useTranslations("review");
  const stations = stationsOf(choice, dense, tField, tVerdict, t);
  const present = before ? [beforeStation(before, tReview)] : [];
  return <Line label={t("line")} stations={stations.toSpliced(-1, 0, ...present)} />;
}
