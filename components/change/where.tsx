"use client";

import { useTranslations } from "next-intl";
import type { Cloud } from "#components/change/cloud.ts";
import { KeyValue } from "#components/ui/key-value.tsx";

/** The cloud and the account that a change is sent to. */
export function Where({ cloud, account }: { cloud: Cloud; account: string | undefined }) {
  const t = useTranslations("review");
  return (
    <KeyValue
      className="border-t border-hair pt-2"
      rows={[
        { key: "cloud", label: t("cloud"), value: t(`realm.${cloud.realm}`) },
        {
          key: "account",
          label: t("account"),
          value: <span className="mono">{account ?? t("accountUnknown")}</span>,
        },
      ]}
    />
  );
}
