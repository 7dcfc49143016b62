import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { paintList } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { parseListQuery } from "#components/operation/list-query.ts";
import { OperationList } from "#components/operation/operation-list.tsx";
import { searchParameters } from "#components/table/search-parameters.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operation.list");
  return { title: t("title") };
}

interface Props {
  searchParams: SearchParams;
}

export default async function OperationsPage({ searchParams }: Props) {
  const session = await pageSession("read", searchParams);
  const query = parseListQuery(searchParameters(await searchParams));
  return (
    <FirstPaint state={await paintList(session, query)}>
      <OperationList regions={session.regions.map(({ id, name }) => ({ id, name }))} />
    </FirstPaint>
  );
}
