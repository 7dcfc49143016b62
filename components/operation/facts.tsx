"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { useActorName } from "#components/operation/actor.ts";
import { OperationLink } from "#components/operation/operation-link.tsx";
import { useRealmName } from "#components/operation/realm.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { OperationView } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

/** Actor, reason, times and account. */
export function Facts({ view: { operation, transitions } }: { view: OperationView }) {
  const t = useTranslations("operation.facts");
  const actorName = useActorName();
  const realm = useRealmName(operation.realm);
  const cancelledBy = transitions.find(({ to }) => to === "cancelled")?.by;
  const closing = transitions.find(({ cause }) => cause === "closed-by-person");
  return (
    <Section panel heading={t("heading")}>
      <KeyValue
        className="-my-1.5"
        rows={[
          { key: "actor", label: t("actor"), value: actorName(operation.actor) },
          {
            key: "reason",
            label: t("reason"),
            value: operation.reason || <span className="text-ink-3">{t("noReason")}</span>,
          },
          { key: "asked", label: t("asked"), value: <ExactTime at={operation.createdAt} /> },
          ...(operation.endedAt
            ? [{ key: "ended", label: t("ended"), value: <ExactTime at={operation.endedAt} /> }]
            : []),
          ...(cancelledBy ? [{ key: "cancelled-by", label: t("cancelledBy"), value: actorName(cancelledBy) }] : []),
          ...(closing?.by ? [{ key: "closed-by", label: t("closedBy"), value: actorName(closing.by) }] : []),
          ...(closing?.reason ? [{ key: "closed-why", label: t("closedWhy"), value: closing.reason }] : []),
          { key: "cloud", label: t("cloud"), value: realm },
          { key: "account", label: t("account"), value: <IdText>{operation.accountId}</IdText> },
          { key: "id", label: t("id"), value: <IdText>{operation.id}</IdText> },
          ...(operation.taskId ? [{ key: "task", label: t("task"), value: <IdText>{operation.taskId}</IdText> }] : []),
          ...(operation.undoes
            ? [
                {
                  key: "undoes",
                  label: t("undoes"),
                  value: (
                    <OperationLink id={operation.undoes}>{t("operation", { id: operation.undoes })}</OperationLink>
                  ),
                },
              ]
            : []),
          ...(operation.batch
            ? [
                {
                  key: "batch",
                  label: t("batch"),
                  value: (
                    <Link
                      href={paths.operations({ batch: operation.batch })}
                      className="text-accent underline underline-offset-2"
                    >
                      {t("ofBatch")}
                    </Link>
                  ),
                },
              ]
            : []),
          ...(operation.retryOf
            ? [
                {
                  key: "retry-of",
                  label: t("retryOf"),
                  value: (
                    <OperationLink id={operation.retryOf}>{t("operation", { id: operation.retryOf })}</OperationLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
