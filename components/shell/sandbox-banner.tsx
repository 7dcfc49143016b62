import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { paths } from "#lib/paths.ts";

/** Banner that marks the sandbox, with a link to its controls. */
export async function SandboxBanner() {
  const t = await getTranslations("shell");
  return (
    <>
      {t("sandbox")}{" "}
      <Link
        href={paths.sandbox()}
        className="py-2 font-medium whitespace-nowrap underline underline-offset-2 touch:py-3.5"
      >
        {t("sandboxPage")}
      </Link>
    </>
  );
}
