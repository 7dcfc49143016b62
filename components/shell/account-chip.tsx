"use client";

import { Cloud, FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { IdText } from "#components/ui/id-text.tsx";

export interface Account {
  /** Which cloud the console acts on. */
  cloud: "sandbox" | "intl" | "cn";
  /** Null while it isn't known. */
  id: string | null;
}

/** Whose cloud every button here changes. */
export function AccountChip({ account }: { account: Account }) {
  const t = useTranslations("shell");
  const Icon = account.cloud === "sandbox" ? FlaskConical : Cloud;
  return (
    <p className="flex min-w-0 items-center gap-2 text-small text-ink-2">
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="truncate font-medium text-ink">{t(`cloud.${account.cloud}`)}</span>
      {account.id !== null && (
        <>
          <span className="sr-only">{t("accountId")}</span>
          <IdText>{account.id}</IdText>
        </>
      )}
    </p>
  );
}
