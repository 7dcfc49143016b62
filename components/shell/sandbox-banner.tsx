import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import type { ShownAccount } from "#components/shell/account.ts";
import { InSandbox } from "#components/shell/in-sandbox.tsx";
import { paths } from "#lib/paths.ts";

/** Banner of every page in an account of the sandbox, with a link to its controls. */
export function SandboxBanner({ accounts }: { accounts: readonly ShownAccount[] }) {
  const t = useTranslations("shell");
  return (
    <InSandbox accounts={accounts}>
      <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-small text-warn">
        <FlaskConical aria-hidden className="size-3.5 shrink-0" />
        <span>
          {t("sandbox")}{" "}
          <Link
            href={paths.sandbox()}
            className="py-2 font-medium whitespace-nowrap underline underline-offset-2 touch:py-3.5"
          >
            {t("sandboxPage")}
          </Link>
        </span>
      </p>
    </InSandbox>
  );
}
