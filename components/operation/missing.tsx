"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { paths } from "#lib/paths.ts";

/** Ids are numbers; what a cut or mistyped link holds instead isn't worth repeating. */
const idPattern = /^[0-9]{1,19}$/;

export function Missing({ id }: { id: string | null }) {
  const t = useTranslations("operation.missing");
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {t("plainTitle")}
      </h1>
      <EmptyState
        icon={<SearchX />}
        title={id !== null && idPattern.test(id) ? t("title", { id }) : t("plainTitle")}
        description={t("description")}
        action={
          <Link href={paths.operations()} className={buttonStyle("primary")}>
            {t("action")}
          </Link>
        }
      />
    </>
  );
}
