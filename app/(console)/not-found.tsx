import { getTranslations } from "next-intl/server";
import { Missing } from "#components/feedback/missing.tsx";
import { settingsAccountId } from "#lib/account.ts";
import { paths } from "#lib/paths.ts";

/** For unknown paths and unknown accounts, so its link leads to the account of the settings. */
export default async function NotFound() {
  const t = await getTranslations("common.missing");
  return (
    <Missing
      title={t("title")}
      description={t("description")}
      href={paths.overview({ account: settingsAccountId })}
      action={t("action")}
    />
  );
}
