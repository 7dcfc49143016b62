"use client";

import { Cloud, FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { IdText } from "#components/ui/id-text.tsx";
import { paths } from "#lib/paths.ts";

export interface Account {
  /** Which cloud the console acts on. */
  cloud: "sandbox" | "intl" | "cn";
  /** Null while it isn't known. */
  id: string | null;
}

/** Whose cloud every button here changes. */
export function AccountChip({ account }: { account: Account }) {
  const t = useTranslations("shell");
  const cloud = t(`cloud.${account.cloud}`);
  const Icon = account.cloud === "sandbox" ? FlaskConical : Cloud;
  return (
    <p className="flex min-w-0 items-center gap-2 text-small text-ink-2">
      <Icon aria-hidden className="size-4 shrink-0" />
      {/* What is there is asked of the cloud, so it is not fetched before somebody wants to see it. */}
      <Link
        href={paths.keys()}
        prefetch={false}
        aria-label={t("keys", { cloud })}
        className="truncate font-medium text-ink underline-offset-2 hover:underline touch:py-3"
      >
        {cloud}
      </Link>
      {account.id !== null && (
        <>
          <span className="sr-only">{t("accountId")}</span>
          <IdText>{account.id}</IdText>
        </>
      )}
    </p>
  );
}
