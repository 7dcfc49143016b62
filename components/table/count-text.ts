import { useFormatter, useTranslations } from "next-intl";
import type { Count } from "#lib/api/contract/operation.ts";

/** Formats a count: "1,234", or "10,000+" at its limit. */
export function useCountText(): (count: Count) => string {
  const t = useTranslations("ui");
  const format = useFormatter();
  return ({ total, capped }) => {
    const number = format.number(total);
    return capped ? t("count.capped", { number }) : number;
  };
}
