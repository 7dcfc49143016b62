"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { paths } from "#lib/paths.ts";

/** Ids are numbers; what a cut or mistyped link holds instead isn't worth repeating. */
const idPattern = /^[0-9]{1,19}$/;

/** For an id that no operation has, the address's own. */
export function Missing() {
  const { id } = useParams();
  const t = useTranslations("operation.missing");
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {t("plainTitle")}
      </h1>
      <EmptyState
        icon={<SearchX />}
        title={typeof id === "string" && idPattern.test(id) ? t("title", { id }) : t("plainTitle")}
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
