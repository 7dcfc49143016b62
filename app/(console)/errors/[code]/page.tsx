import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { ErrorDetail } from "#components/errors/error-detail.tsx";
import { errorCatalogue } from "#lib/i18n/catalogue.ts";
import { knownFamilyOf } from "#lib/i18n/explain.ts";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const family = knownFamilyOf((await params).code);
  const t = await getTranslations("errors");
  return { title: family ? errorCatalogue[await getLocale()][family].title : t("notFound.title") };
}

export default async function Page({ params, searchParams }: Props) {
  await pageSession("read", searchParams);
  const { code } = await params;
  const family = knownFamilyOf(code);
  if (!family) notFound();
  return <ErrorDetail code={code} explainedAs={family} />;
}
