import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { paintOverview } from "#app/(console)/operations/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { AttentionFeed, DoneFeed, GoingOnFeed } from "#components/operation/feeds.tsx";
import { Overview } from "#components/overview/overview.tsx";
import { OverviewSkeleton } from "#components/overview/overview-skeleton.tsx";
import type { Session } from "#lib/access/session.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await pageSession("read", searchParams);
  return (
    <Suspense fallback={<OverviewSkeleton />}>
      <Content session={session} />
    </Suspense>
  );
}

async function Content({ session }: { session: Session }) {
  const state = await paintOverview(session);
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "common", "overview", "operation", "state", "cause")}>
      <FirstPaint state={state}>
        <Overview goingOn={<GoingOnFeed />} attention={<AttentionFeed />} done={<DoneFeed />} />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
