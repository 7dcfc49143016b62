import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { RuleHistory } from "#app/(console)/rules/[region]/[locationId]/history.tsx";
import { Traffic } from "#app/(console)/traffic.tsx";
import { RuleScreen } from "#components/rule/rule-screen.tsx";
import { clientMessages } from "#lib/i18n/client-messages.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ region: string; locationId: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("rule");
  return { title: t("pageTitle", { id: (await params).locationId.slice(0, 40) }) };
}

export default async function RulePage({ params, searchParams }: Props) {
  const [{ region, locationId }, query] = await Promise.all([params, searchParams]);
  const session = await pageSession("read", searchParams);
  const [lb = "", listener = ""] = [query.lb, query.listener].flat();
  const found = await session.findRule({ region, locationId, loadBalancerId: lb, listenerId: listener });
  if (!found) notFound();
  const { address, name } = found;
  const { realm, endpoint } = session.account;
  const here = { lb: address.loadBalancerId, listener: address.listenerId };
  return (
    <NextIntlClientProvider
      messages={
        await clientMessages(
          "shell",
          "ui",
          "common",
          "operation",
          "state",
          "cause",
          "change",
          "review",
          "field",
          "verdict",
          "rule",
          "drift",
          "metrics",
        )
      }
    >
      <RuleScreen
        address={address}
        name={name}
        cloud={{ realm, endpoint }}
        action={askForChange}
        history={<RuleHistory region={address.region} locationId={address.locationId} />}
        traffic={
          <Traffic
            session={session}
            subject={{ kind: "rule", ...address }}
            query={query}
            here={(traffic) => paths.rule(region, locationId, { ...here, traffic })}
          />
        }
      />
    </NextIntlClientProvider>
  );
}
