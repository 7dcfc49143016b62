import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ifSoon } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { ErrorIndex } from "#components/errors/error-index.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("index.title") };
}

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const { operations } = await pageSession("read", searchParams);
  const { q } = await searchParams;
  // The catalogue can be read while the database stands still.
  const seen = await ifSoon(() => operations.seenCodes());
  return <ErrorIndex query={[q].flat()[0]?.trim().slice(0, 200) ?? ""} seen={seen} />;
}
