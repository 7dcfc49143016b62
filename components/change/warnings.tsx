"use client";

import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { WarningReason } from "#lib/binding/types.ts";

/** What an operator should know before confirming; nothing without any. */
export function Warnings({ reasons }: { reasons: readonly WarningReason[] }) {
  const t = useTranslations("review");
  const tVerdict = useTranslations("verdict");
  const [only, ...more] = reasons;
  if (only === undefined) return null;
  if (more.length === 0) return <Notice tone="warn">{tVerdict(only)}</Notice>;
  return (
    <Notice tone="warn" title={t("warnings", { count: reasons.length })}>
      <ul className="grid list-disc gap-1 pl-4">
        {reasons.map((reason) => (
          <li key={reason}>{tVerdict(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}
