import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askForChange } from "#app/(console)/actions.ts";
import { ifSoon, paintView } from "#app/(console)/first-paint.ts";
import { cancelOperation, closeOperation } from "#app/(console)/operations/[id]/actions.ts";
import { pageSession, type SearchParams } from "#app/(console)/page-session.ts";
import { ruleSubjectOf, Traffic } from "#app/(console)/traffic.tsx";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { OperationScreen } from "#components/operation/operation-screen.tsx";
import { OwnError } from "#lib/access/own-error.ts";
import { explainedDetail } from "#lib/api/operation-detail.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("operation");
  return { title: t("pageTitle", { id: (await params).id.slice(0, 20) }) };
}

export default async function OperationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const session = await pageSession("read", searchParams);
  const view = await ifSoon(() => explainedDetail(id, session).catch(orNotFound));
  const traffic = view && (
    <Traffic
      session={session}
      subject={ruleSubjectOf(view.operation)}
      query={await searchParams}
      here={(period) => paths.operation(id, { traffic: period })}
    />
  );
  const { realm, endpoint } = session.account;
  const screen = (
    <OperationScreen
      id={id}
      cancel={cancelOperation}
      close={closeOperation}
      change={askForChange}
      cloud={{ realm, endpoint }}
      traffic={traffic}
    />
  );
  return view ? <FirstPaint state={paintView(view)}>{screen}</FirstPaint> : screen;
}

function orNotFound(error: unknown): never {
  if (error instanceof OwnError && error.code === "Console.UnknownOperation") notFound();
  throw error;
}
