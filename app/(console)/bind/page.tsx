import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { bindFunction } from "#app/(console)/bind/actions.ts";
import { BindScreen } from "#components/binding/bind-screen.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { clientMessages } from "#lib/i18n/client-messages.ts";
import { regionItems } from "#lib/inventory/items.ts";
import { runtime } from "#lib/runtime/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bind"))("title") };
}

export default async function BindPage() {
  const t = await getTranslations("bind");
  const { realm, endpoint } = runtime().env.cloud;
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "bind", "change", "field", "verdict")}>
      <PageHeader title={t("title")} description={t("description")} />
      <BindScreen regions={regionItems(await getLocale())} cloud={{ realm, endpoint }} action={bindFunction} />
    </NextIntlClientProvider>
  );
}
