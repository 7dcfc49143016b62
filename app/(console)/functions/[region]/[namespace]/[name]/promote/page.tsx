import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange, askForChanges } from "#app/(console)/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { PromoteScreen } from "#components/function/promote/promote-screen.tsx";
import { functionNamePattern, namespacePattern } from "#lib/binding/names.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

interface Props {
  params: Promise<{ region: string; namespace: string; name: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("promote");
  return { title: t("title", { name: (await params).name.slice(0, 60) }) };
}

export default async function PromotePage({ params, searchParams }: Props) {
  const { region: regionId, namespace, name } = await params;
  const session = await pageSession("read", searchParams);
  const region = session.regions.find(({ id }) => id === regionId);
  if (!region || !namespacePattern.test(namespace) || !functionNamePattern.test(name)) notFound();
  const { realm, endpoint } = session.account;
  return (
    <NextIntlClientProvider
      messages={
        await clientMessages("shell", "ui", "common", "promote", "state", "change", "review", "field", "verdict")
      }
    >
      <PromoteScreen
        region={{ id: region.id, name: region.name }}
        namespace={namespace}
        name={name}
        cloud={{ realm, endpoint }}
        change={askForChange}
        changes={askForChanges}
      />
    </NextIntlClientProvider>
  );
}
