import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { probeAgain } from "#app/(console)/keys/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { KeysScreen } from "#components/keys/keys-screen.tsx";
import { KeysSkeleton } from "#components/keys/keys-skeleton.tsx";
import { ProbeAgain } from "#components/keys/probe-again.tsx";
import { RegionForm } from "#components/keys/region-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import type { Session } from "#lib/access/session.ts";
import { keysReport } from "#lib/api/keys-report.ts";
import { explainThrown } from "#lib/api/refusal.ts";
import { bindingRegions } from "#lib/binding/regions.ts";
import { findRegion } from "#lib/cloud/regions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keys"))("title") };
}

export default async function KeysPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("keys");
  const session = await pageSession("read", searchParams);
  const region = findRegion([(await searchParams).region].flat()[0] ?? "")?.id ?? bindingRegions[0];
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ProbeAgain region={region} action={probeAgain} label={t("again")} busyLabel={t("asking")} />}
      />
      <RegionForm regions={session.regions} chosen={region} />
      <Suspense key={region} fallback={<KeysSkeleton />}>
        <Report region={region} session={session} />
      </Suspense>
    </>
  );
}

async function Report({ region, session }: { region: string; session: Session }) {
  const { locale, language, probes, account } = session;
  const { realm, endpoint, role } = account;
  const found = await probes({ region, language }).then(
    (report) => ({ report: keysReport(report, locale) }),
    async (error: unknown) => ({ failure: await explainThrown(error, locale) }),
  );
  if ("failure" in found) return <ErrorPanel error={found.failure} role="status" />;
  return <KeysScreen report={found.report} cloud={{ realm, endpoint }} role={role} />;
}
