"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

/** Says that the rule has an unfinished operation, so that it takes no other change now, and leads to it. */
export function BusyRuleNotice({ operation }: { operation: Operation }) {
  const t = useTranslations("review.busyRule");
  return (
    <Notice
      tone="warn"
      role="status"
      title={t("title")}
      actions={
        <Link href={paths.operation(operation.id)} className={buttonStyle("secondary", "small")}>
          {t("follow", { id: operation.id })}
        </Link>
      }
    >
      {t("text")}
    </Notice>
  );
}
