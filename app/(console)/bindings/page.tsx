import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askForChanges } from "#app/(console)/actions.ts";
import { deleteView, refreshBindings, renameView, saveView } from "#app/(console)/bindings/actions.ts";
import { paintBindings } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { BindingList } from "#components/bindings/binding-list.tsx";
import { parseBindingsQuery } from "#components/bindings/list-query.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { searchParameters } from "#components/table/search-parameters.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("bindings");
  return { title: t("title") };
}

interface Props {
  searchParams: SearchParams;
}

export default async function BindingsPage({ searchParams }: Props) {
  const session = await pageSession("read", searchParams);
  const { realm, endpoint } = session.account;
  const filter = parseBindingsQuery(searchParameters(await searchParams));
  return (
    <FirstPaint state={await paintBindings(session, filter)}>
      <BindingList
        regions={session.regions.map(({ id, name }) => ({ id, name }))}
        cloud={{ realm, endpoint }}
        refresh={refreshBindings}
        change={askForChanges}
        views={{ save: saveView, rename: renameView, remove: deleteView }}
      />
    </FirstPaint>
  );
}
