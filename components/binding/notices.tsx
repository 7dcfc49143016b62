"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type Busy, keepsQueue } from "#components/change/busy.ts";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { Link } from "#components/data/link.tsx";
import { usePlace } from "#components/data/use-place.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { joinSentences } from "#lib/i18n/typography.ts";
import { paths } from "#lib/paths.ts";

/** The verdict on the whole account, shown once. If it can't be read, the lists show why, and the server decides. */
export function AccountNotice({ region }: { region: string }) {
  const t = useTranslations("bind");
  const tVerdict = useTranslations("verdict");
  const { data } = useQuery(accountQuery(usePlace(), { region }));
  if (data === undefined || data.verdict.kind === "eligible") return null;
  if (data.verdict.kind === "ineligible") {
    return (
      <Notice tone="bad" role="status" title={t("account.classic")}>
        {tVerdict(data.verdict.reason)}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" role="status" title={t("account.unknown")}>
      {joinSentences(data.verdict.reasons.map((reason) => tVerdict(reason)))}
    </Notice>
  );
}

/** Says before anything is sent that the load balancer is busy, so that the change will be queued. */
export function BusyNotice({ loadBalancerId, busy: { ahead, aheadCount } }: { loadBalancerId: string; busy: Busy }) {
  const t = useTranslations("bind");
  if (ahead === null) return null;
  const only = aheadCount === 1;
  return (
    <Notice
      tone="accent"
      role="status"
      title={t("busy.title")}
      actions={
        <Link
          href={only ? paths.operation(ahead.id) : paths.operations({ loadBalancerId, state: keepsQueue })}
          className={buttonStyle("secondary", "small")}
        >
          {only ? t("busy.one") : t("busy.all")}
        </Link>
      }
    >
      {t("busy.text", { count: aheadCount })}
    </Notice>
  );
}
