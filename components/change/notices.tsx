"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Judged } from "#components/change/judged.ts";
import type { Plan } from "#components/change/wish.ts";
import { Link } from "#components/data/link.tsx";
import { BindingText } from "#components/line/binding-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { RuleView } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { functionText } from "#lib/binding/notation.ts";
import type { Binding } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

/** While the rule is read. */
export function Reading() {
  const t = useTranslations("review");
  return (
    <p role="status" className="min-h-40 text-ink-2">
      {t("reading")}
    </p>
  );
}

/** Why there is no rule to change: a part of its address is gone, or the keys may not read its binding. */
export function NoRule({ view }: { view: RuleView }) {
  const t = useTranslations("review.gone");
  const tVerdict = useTranslations("verdict");
  if (view.rule) return <Notice tone="bad">{tVerdict("rule-binding-unknown")}</Notice>;
  const part = view.loadBalancer === null ? "loadBalancer" : view.listener === null ? "listener" : "rule";
  return (
    <Notice tone="bad" role="alert" title={t(part)}>
      {t("text")}
    </Notice>
  );
}

type NoPlanProps = { plan: Exclude<Plan, { kind: "change" | "no-weight" | "same-weight" }>; holds: Binding | null };

/** Why a wish comes to nothing with the rule as it is. */
export function NoPlan({ plan, holds }: NoPlanProps) {
  const t = useTranslations("review");
  switch (plan.kind) {
    case "not-bound":
      return (
        <Notice tone="neutral" role="status" title={t("notBound.title")}>
          {t("notBound.text")}
        </Notice>
      );
    case "undone":
      return (
        <Notice tone="neutral" role="status" title={t("undo.undone.title")}>
          <p>{plan.wish === "undo" ? t("undo.undone.text") : t("turnBack.undone")}</p>
          <Difference rows={[{ label: t("conflict.now"), binding: holds }]} />
        </Notice>
      );
    case "promoted":
      return <Notice tone="neutral" role="status" title={t("promote.done")} />;
    case "calls-else":
      return (
        <Notice tone="bad" role="status" title={t("promote.else.title")}>
          <p>{t("promote.else.text", { from: functionText(plan.from) })}</p>
          <Difference rows={[{ label: t("conflict.now"), binding: holds }]} />
        </Notice>
      );
    case "moved-on":
      return (
        <Notice
          tone="bad"
          role="status"
          title={plan.operationId === null ? t("turnBack.movedOn.title") : t("undo.movedOn.title")}
        >
          <p>{plan.operationId === null ? t("turnBack.movedOn.text") : t("undo.movedOn.text")}</p>
          <Difference
            rows={[
              {
                label:
                  plan.operationId === null ? t("turnBack.left") : t("undo.movedOn.left", { id: plan.operationId }),
                binding: plan.left,
              },
              { label: t("conflict.now"), binding: holds },
            ]}
          />
        </Notice>
      );
  }
}

interface ConflictNoticeProps {
  /** What the change was reviewed from. */
  before: Binding | null;
  now: Binding | null;
  onAgain: () => void;
}

/** Says that the rule was changed meanwhile, and offers another review. */
export function ConflictNotice({ before, now, onAgain }: ConflictNoticeProps) {
  const t = useTranslations("review.conflict");
  return (
    <Notice
      tone="bad"
      role="alert"
      title={t("title")}
      actions={
        <Button size="small" onClick={onAgain}>
          {t("again")}
        </Button>
      }
    >
      <p>{t("text")}</p>
      <Difference
        rows={[
          { label: t("before"), binding: before },
          { label: t("now"), binding: now },
        ]}
      />
    </Notice>
  );
}

/** Bindings one below the other, each with what it is. */
export function Difference({ rows }: { rows: { label: string; binding: Binding | null }[] }) {
  return (
    <dl className="mt-1.5 grid gap-x-3 gap-y-0.5 text-ink @xs:grid-cols-[max-content_minmax(0,1fr)]">
      {rows.map(({ label, binding }) => (
        <div key={label} className="grid @xs:col-span-2 @xs:grid-cols-subgrid">
          <dt className="text-small text-ink-2">{label}</dt>
          <dd className="min-w-0">
            <BindingText binding={binding} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What an undo takes back. */
export function UndoNotice({ operation }: { operation: Operation }) {
  const t = useTranslations("review.undo");
  return (
    <Notice
      tone="neutral"
      actions={
        <Link href={paths.operation(operation.id)} className={buttonStyle("secondary", "small")}>
          {t("open", { id: operation.id })}
        </Link>
      }
    >
      {t("note", { id: operation.id })}
    </Notice>
  );
}

/** What turning a drift back does. */
export function TurnBackNotice() {
  const t = useTranslations("review.turnBack");
  return <Notice tone="neutral">{t("note")}</Notice>;
}

interface AgainstProps {
  against: NonNullable<Judged["against"]>;
  binding: Binding;
}

/** Why a change isn't possible now. */
export function Against({ against, binding: { function: fn } }: AgainstProps) {
  const t = useTranslations("review.target");
  const tVerdict = useTranslations("verdict");
  const texts: Record<typeof against.kind, () => ReactNode> = {
    "no-function": () => t("noFunction", { function: functionText({ ...fn, qualifier: "" }) }),
    "no-qualifier": () => t("noQualifier", { function: functionText(fn) }),
    ineligible: () => against.kind === "ineligible" && tVerdict(against.reason),
  };
  return (
    <Notice tone="bad" role="status" title={t("against")}>
      {texts[against.kind]()}
    </Notice>
  );
}
