"use client";

import { useTranslations } from "next-intl";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { inventoryProgress } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { isWhole } from "#components/data/whole-inventory.ts";

/** Says that there may be more rules than are shown, while the inventory isn't whole or isn't read at all. */
export function NotWhole() {
  const t = useTranslations("common.inventory");
  const { data: progress } = useShownQuery(inventoryProgress(usePlace()));
  if (!progress || (progress.on && isWhole(progress))) return null;
  return <p className="text-warn">{progress.on ? t("notYet") : t("off")}</p>;
}
