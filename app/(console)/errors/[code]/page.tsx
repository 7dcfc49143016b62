import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ErrorDetail } from "#components/errors/error-detail.tsx";
import { errorCatalogue } from "#lib/i18n/catalogue.ts";
import { knownFamilyOf } from "#lib/i18n/explain.ts";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const family = knownFamilyOf((await params).code);
  const t = await getTranslations("errors");
  return { title: family ? errorCatalogue[await getLocale()][family].title : t("notFound.title") };
}

export default async function Page({ params }: Props) {
  const { code } = await params;
  const family = knownFamilyOf(code);
  if (!family) notFound();
  return <ErrorDetail code={code} explainedAs={family} />;
}
