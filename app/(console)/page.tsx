import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { paintOverview } from "#app/(console)/first-paint.ts";
import { DayFigures, RegionFigures } from "#app/(console)/overview-figures.tsx";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { AttentionFeed, DoneFeed, GoingOnFeed } from "#components/operation/feeds.tsx";
import { Overview } from "#components/overview/overview.tsx";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

/** Sent as a whole: most people come here first, and a skeleton before it would only delay what they read. */
export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await pageSession("read", searchParams);
  const state = await paintOverview(session);
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "common", "overview", "operation", "state", "cause")}>
      <FirstPaint state={state}>
        <Overview
          goingOn={<GoingOnFeed />}
          attention={<AttentionFeed />}
          done={<DoneFeed />}
          regions={<RegionFigures {...session} />}
          days={<DayFigures {...session} />}
        />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
