"use client";

import { useTranslations } from "next-intl";
import { Freshness } from "#components/feedback/freshness.tsx";

export function LiveLine() {
  const t = useTranslations("operation.live");
  return <Freshness words={{ connecting: t("connecting"), live: t("live"), stalled: t("stalled"), lost: t("lost") }} />;
}
