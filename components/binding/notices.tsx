"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { Link } from "#components/data/link.tsx";
import { busyOperations } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
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
      {data.verdict.reasons.map((reason) => tVerdict(reason)).join(" ")}
    </Notice>
  );
}

/**
 * Says before anything is sent that the load balancer is busy and the change will be queued. Shows nothing if that can't be
 * read: the operation is queued in any case.
 */
export function BusyNotice({ loadBalancerId }: { loadBalancerId: string }) {
  const t = useTranslations("bind");
  const { data } = useQuery(busyOperations(usePlace(), loadBalancerId));
  const first = data?.items[0];
  if (data === undefined || first === undefined) return null;
  const only = data.total === 1;
  return (
    <Notice
      tone="accent"
      role="status"
      title={t("busy.title")}
      actions={
        <Link
          href={only ? paths.operation(first.id) : paths.operations({ loadBalancerId })}
          className={buttonStyle("secondary", "small")}
        >
          {only ? t("busy.one") : t("busy.all")}
        </Link>
      }
    >
      {t("busy.text", { count: data.total })}
    </Notice>
  );
}
