"use client";

import { Cloud, FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { IdText } from "#components/ui/id-text.tsx";
import { paths } from "#lib/paths.ts";

export interface ShownAccount {
  /** The cloud that the console uses. */
  cloud: "sandbox" | "intl" | "cn";
  /** Null until it is known. */
  id: string | null;
}

/** The cloud and the account that every change applies to. */
export function AccountChip({ account }: { account: ShownAccount }) {
  const t = useTranslations("shell");
  const cloud = t(`cloud.${account.cloud}`);
  const Icon = account.cloud === "sandbox" ? FlaskConical : Cloud;
  return (
    <p className="flex min-w-0 items-center gap-2 text-small text-ink-2">
      <Icon aria-hidden className="size-4 shrink-0" />
      {/* Not prefetched, because the page calls the cloud. */}
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
