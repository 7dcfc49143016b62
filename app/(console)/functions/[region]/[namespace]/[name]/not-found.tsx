import { getTranslations } from "next-intl/server";
import { Missing } from "#components/feedback/missing.tsx";
import { paths } from "#lib/paths.ts";

export default async function NotFound() {
  const t = await getTranslations("functions.missing");
  return <Missing title={t("title")} description={t("description")} href={paths.bindings()} action={t("action")} />;
}
