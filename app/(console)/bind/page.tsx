import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { BindScreen } from "#components/binding/bind-screen.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { inAccount } from "#lib/account.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";
import { firstRegion, lastRegionCookieName } from "#lib/last-region.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bind"))("title") };
}

export default async function BindPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("bind");
  const {
    account: { id, realm, endpoint },
    regions,
  } = await pageSession("read", searchParams);
  const eligible = regions.filter(({ verdict }) => verdict.kind === "eligible").map(({ id }) => id);
  const remembered = (await cookies()).get(lastRegionCookieName(inAccount(id)))?.value;
  const region = firstRegion(remembered, eligible);
  return (
    <NextIntlClientProvider
      messages={await clientMessages("ui", "common", "bind", "review", "change", "field", "verdict")}
    >
      <PageHeader title={t("title")} description={t("description")} />
      <BindScreen regions={regions} firstRegion={region} cloud={{ realm, endpoint }} action={askForChange} />
    </NextIntlClientProvider>
  );
}
