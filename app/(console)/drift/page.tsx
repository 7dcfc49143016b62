import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { acknowledgeDrift, adoptDrift } from "#app/(console)/drift/actions.ts";
import { paintDrifts } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { readDriftAddress } from "#components/drift/address.ts";
import { DriftList } from "#components/drift/drift-list.tsx";
import { searchParameters } from "#components/table/search-parameters.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drift"))("title") };
}

export default async function DriftPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await pageSession("read", searchParams);
  const { realm, endpoint } = session.account;
  const filter = readDriftAddress(searchParameters(await searchParams));
  return (
    <NextIntlClientProvider
      messages={await clientMessages("ui", "common", "drift", "change", "review", "field", "verdict")}
    >
      <FirstPaint state={await paintDrifts(session, filter)}>
        <DriftList
          acknowledge={acknowledgeDrift}
          adopt={adoptDrift}
          change={askForChange}
          cloud={{ realm, endpoint }}
        />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
