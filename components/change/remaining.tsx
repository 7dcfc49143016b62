"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Remainder } from "#components/change/danger.ts";
import { Notice } from "#components/ui/notice.tsx";

interface RemainingProps {
  remainder: Remainder;
  /** A sentence about the rule's traffic. */
  traffic?: ReactNode;
}

/** What becomes of a rule's requests once it has no function. */
export function Remaining({ remainder, traffic }: RemainingProps) {
  const t = useTranslations("review.remaining");
  if (remainder.kind === "servers") {
    return (
      <Notice tone="warn">
        <p>{t("servers", { count: remainder.count })}</p>
        {traffic}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={t("nothing.title")}>
      <p>{t("nothing.text")}</p>
      {traffic}
    </Notice>
  );
}
