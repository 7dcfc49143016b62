import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { refreshBindings } from "#app/(console)/bindings/actions.ts";
import { paintFunction } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { Traffic } from "#app/(console)/traffic.tsx";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { callersFilter } from "#components/function/callers-filter.ts";
import { FunctionScreen } from "#components/function/function-screen.tsx";
import { searchParameters } from "#components/table/search-parameters.ts";
import { functionNamePattern, namespacePattern } from "#lib/binding/names.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ region: string; namespace: string; name: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("functions");
  return { title: t("pageTitle", { name: (await params).name.slice(0, 60) }) };
}

export default async function FunctionPage({ params, searchParams }: Props) {
  const [{ region: regionId, namespace, name }, query] = await Promise.all([params, searchParams]);
  const session = await pageSession("read", searchParams);
  const region = session.regions.find(({ id }) => id === regionId);
  if (!region || !namespacePattern.test(namespace) || !functionNamePattern.test(name)) notFound();
  const { realm, endpoint } = session.account;
  const of = { region: region.id, namespace, name };
  const filter = callersFilter(of, searchParameters(query));
  const { before, after } = filter;
  return (
    <NextIntlClientProvider
      messages={
        await clientMessages(
          "shell",
          "ui",
          "common",
          "functions",
          "state",
          "change",
          "review",
          "field",
          "verdict",
          "metrics",
        )
      }
    >
      <FirstPaint state={await paintFunction(session, of, filter)}>
        <FunctionScreen
          region={{ id: region.id, name: region.name }}
          namespace={namespace}
          name={name}
          cloud={{ realm, endpoint }}
          action={askForChange}
          refresh={refreshBindings}
          traffic={
            <Traffic
              session={session}
              subject={{ kind: "function", ...of }}
              query={query}
              here={(traffic) => paths.function(region.id, namespace, name, { before, after, traffic })}
            />
          }
        />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
