"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "#components/binding/draft.ts";
import { stationsOf } from "#components/binding/stations.tsx";
import { Line } from "#components/line/line.tsx";

/** Where the requests will travel: the choice as a line. */
export function BindingLine({ choice, dense = false }: { choice: Choice; dense?: boolean }) {
  const bind = useTranslations("bind");
  const verdict = useTranslations("verdict");
  const field = useTranslations("field");
  return <Line label={bind("line")} stations={stationsOf(choice, { bind, verdict, field }, dense)} />;
}
