import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { refreshBindings } from "#app/(console)/bindings/actions.ts";
import { paintLoadBalancer } from "#app/(console)/first-paint.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { LoadBalancerScreen } from "#components/load-balancer/load-balancer-screen.tsx";
import { LoadBalancerOperations } from "#components/operation/load-balancer-operations.tsx";
import { loadBalancerIdPattern } from "#lib/binding/names.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

interface Props {
  params: Promise<{ region: string; loadBalancerId: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("loadBalancer");
  return { title: t("pageTitle", { id: (await params).loadBalancerId.slice(0, 40) }) };
}

export default async function LoadBalancerPage({ params, searchParams }: Props) {
  const { region: regionId, loadBalancerId } = await params;
  const session = await pageSession("read", searchParams);
  const region = session.regions.find(({ id }) => id === regionId);
  if (!region || !loadBalancerIdPattern.test(loadBalancerId)) notFound();
  const { realm, endpoint } = session.account;
  const of = { region: region.id, loadBalancerId };
  return (
    <NextIntlClientProvider
      messages={
        await clientMessages(
          "shell",
          "ui",
          "common",
          "loadBalancer",
          "operation",
          "state",
          "change",
          "review",
          "field",
          "verdict",
        )
      }
    >
      <FirstPaint state={await paintLoadBalancer(session, of)}>
        <LoadBalancerScreen
          region={{ id: region.id, name: region.name }}
          loadBalancerId={loadBalancerId}
          cloud={{ realm, endpoint }}
          action={askForChange}
          refresh={refreshBindings}
          operations={<LoadBalancerOperations {...of} />}
        />
      </FirstPaint>
    </NextIntlClientProvider>
  );
}
