"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { type ShownAccount, useShownAccount } from "#components/shell/account.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { paths } from "#lib/paths.ts";

interface AccountChipProps {
  accounts: readonly ShownAccount[];
  icons: { sandbox: ReactNode; cloud: ReactNode };
}

/** The cloud and the account that every change applies to. */
export function AccountChip({ accounts, icons }: AccountChipProps) {
  const t = useTranslations("shell");
  const account = useShownAccount(accounts);
  if (account === undefined) return null;
  const cloud = t(`cloud.${account.realm}`);
  return (
    <p className="flex min-w-0 items-center gap-2 text-small text-ink-2 [&>svg]:size-4 [&>svg]:shrink-0">
      {account.realm === "sandbox" ? icons.sandbox : icons.cloud}
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
