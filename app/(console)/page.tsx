import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { paintOverview } from "#app/(console)/operations/first-paint.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { AttentionFeed, DoneFeed, GoingOnFeed } from "#components/operation/feeds.tsx";
import { Overview } from "#components/overview/overview.tsx";
import { OverviewSkeleton } from "#components/overview/overview-skeleton.tsx";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default function OverviewPage() {
  return (
    <Suspense fallback={<OverviewSkeleton />}>
      <Content />
    </Suspense>
  );
}

async function Content() {
  const state = await paintOverview();
  return (
    <NextIntlClientProvider messages={await clientMessages("ui", "common", "overview", "operation", "state", "cause")}>
      <FirstPaint state={state}>
        <Overview goingOn={<GoingOnFeed />} attention={<AttentionFeed />} done={<DoneFeed />} />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
