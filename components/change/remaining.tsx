"use client";

import { useTranslations } from "next-intl";
import type { Remainder } from "#components/change/danger.ts";
import { LastHourRequests } from "#components/change/last-hour.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { RuleRef } from "#lib/binding/types.ts";

interface RemainingProps {
  remainder: Remainder;
  rule: RuleRef;
}

/** What becomes of a rule's requests once it has no function. */
export function Remaining({ remainder, rule }: RemainingProps) {
  const t = useTranslations("review.remaining");
  if (remainder.kind === "servers") {
    return (
      <Notice tone="warn">
        <p>{t("servers", { count: remainder.count })}</p>
        <LastHourRequests rule={rule} />
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={t("nothing.title")}>
      <p>{t("nothing.text")}</p>
      <LastHourRequests rule={rule} />
    </Notice>
  );
}
