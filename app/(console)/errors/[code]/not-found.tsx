import { getTranslations } from "next-intl/server";
import { Link } from "#components/data/link.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { paths } from "#lib/paths.ts";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <>
      <PageHeader title={t("notFound.title")} description={t("notFound.description")} />
      <Link href={paths.errors()} className={buttonStyle()}>
        {t("detail.back")}
      </Link>
    </>
  );
}
