import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { paths } from "#lib/paths.ts";

/** For an address whose id no operation has. */
export async function Missing() {
  const t = await getTranslations("operation.missing");
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {t("title")}
      </h1>
      <EmptyState
        icon={<SearchX />}
        title={t("title")}
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
