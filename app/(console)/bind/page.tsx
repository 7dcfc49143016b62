import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { bindFunction } from "#app/(console)/bind/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { BindScreen } from "#components/binding/bind-screen.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bind"))("title") };
}

export default async function BindPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("bind");
  const {
    account: { realm, endpoint },
    regions,
  } = await pageSession("read", searchParams);
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "common", "bind", "change", "field", "verdict")}>
      <PageHeader title={t("title")} description={t("description")} />
      <BindScreen regions={regions} cloud={{ realm, endpoint }} action={bindFunction} />
    </NextIntlClientProvider>
  );
}
