"use client";

import { useTranslations } from "next-intl";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { Link } from "#components/data/link.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { sameBinding } from "#lib/binding/change.ts";
import { paths } from "#lib/paths.ts";

/** Says which operation the change tries again, and whether the rule was changed since that one was requested. */
export function RetryNotice({ bind: { retried, choice } }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const { locationId } = choice;
  if (retried === null || locationId.kind !== "found") return null;
  const { binding } = locationId.item;
  const now = () => <BindingText binding={binding} />;
  const then = () => <BindingText binding={retried.before} />;
  return (
    <Notice
      tone="neutral"
      title={t("retry.title", { id: retried.id })}
      actions={
        <Link href={paths.operation(retried.id)} className={buttonStyle("secondary", "small")}>
          {t("retry.open", { id: retried.id })}
        </Link>
      }
    >
      {sameBinding(binding, retried.before) ? t.rich("retry.same", { now }) : t.rich("retry.changed", { now, then })}
    </Notice>
  );
}
