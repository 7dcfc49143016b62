import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { advanceClock, provokeFault, switchScenario, withdrawFault } from "#app/(console)/sandbox/actions.ts";
import { SandboxScreen } from "#components/sandbox/sandbox-screen.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sandbox"))("title") };
}

export default async function SandboxPage({ searchParams }: { searchParams: SearchParams }) {
  const { sandbox } = await pageSession("read", searchParams);
  if (!sandbox) notFound();
  const t = await getTranslations("sandbox");
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "common", "sandbox")}>
      <PageHeader title={t("title")} description={t("description")} />
      <SandboxScreen
        actions={servedActions.map(({ name }) => name)}
        steering={{ switchScenario, advanceClock, provokeFault, withdrawFault }}
      />
    </NextIntlClientProvider>
  );
}
