"use client";

import { Cloud, FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { type ShownAccount, useShownAccount } from "#components/shell/account.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { paths } from "#lib/paths.ts";

/** The cloud and the account that every change applies to. */
export function AccountChip({ accounts }: { accounts: readonly ShownAccount[] }) {
  const t = useTranslations("shell");
  const account = useShownAccount(accounts);
  if (account === undefined) return null;
  const cloud = t(`cloud.${account.realm}`);
  const Icon = account.realm === "sandbox" ? FlaskConical : Cloud;
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
      {account.accountId !== null && (
        <>
          <span className="sr-only">{t("accountId")}</span>
          <IdText>{account.accountId}</IdText>
        </>
      )}
    </p>
  );
}
