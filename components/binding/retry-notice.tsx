"use client";

import { useTranslations } from "next-intl";
import { type ChangedSince, changedSince } from "#components/binding/changed-since.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { Link } from "#components/data/link.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { paths } from "#lib/paths.ts";

/** Says which operation the change tries again, and what was changed since that one was requested. */
export function RetryNotice({ bind: { retried, choice } }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const since = retried && changedSince(retried, choice);
  if (retried === null || since === null) return null;
  const now = () => <BindingText binding={since.now} />;
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
      <p>
        {since.ruleChanged
          ? t.rich("retry.changed", { now, earlier: () => <BindingText binding={retried.before} /> })
          : t.rich("retry.same", { now })}
      </p>
      <TargetChange target={since.target} />
      {since.requestChanged && (
        <p>{t.rich("retry.otherRequest", { earlier: () => <BindingText binding={retried.after} /> })}</p>
      )}
    </Notice>
  );
}

function TargetChange({ target }: Pick<ChangedSince, "target">) {
  const t = useTranslations("bind.retry");
  if (target === null) return null;
  const { kind, ...values } = target;
  return <p>{kind === "alias" ? t("aliasChanged", { ...values }) : t("functionChanged", { ...values })}</p>;
}
