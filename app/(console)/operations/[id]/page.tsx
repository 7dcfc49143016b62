import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cancelOperation } from "#app/(console)/operations/[id]/actions.ts";
import { firstPaint } from "#app/(console)/operations/first-paint.ts";
import { OperationScreen } from "#components/operation/operation-screen.tsx";
import { askerOf } from "#lib/api/answer.ts";
import { explainedDetail } from "#lib/api/operation-detail.ts";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("operation");
  return { title: t("pageTitle", { id: (await params).id.slice(0, 20) }) };
}

export default async function OperationPage({ params }: Props) {
  const { id } = await params;
  const { locale } = await askerOf();
  const initial = await firstPaint(() => explainedDetail(id, locale));
  if (initial === null) notFound();
  return <OperationScreen id={id} initial={initial} cancel={cancelOperation} />;
}
