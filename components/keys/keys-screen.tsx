import { getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { PermissionList } from "#components/keys/permission-list.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { KeysReport } from "#lib/api/keys-report.ts";

interface KeysScreenProps {
  report: KeysReport;
  cloud: { realm: "sandbox" | "intl" | "cn"; endpoint: string | null };
  /** The role that the console acts as, with keys that were lent to it. */
  role: string | null;
}

/** Whose keys these are, what they may do, and the policies to copy. */
export async function KeysScreen({ report, cloud, role }: KeysScreenProps) {
  const t = await getTranslations("keys");
  const { caller, askedAt, reads, writes, policy, missingPolicy } = report;
  const refused = reads.filter(({ verdict }) => verdict === "refused").length;
  const unasked = reads.filter(({ verdict }) => verdict === "not-asked").length;
  const whole = refused === 0 && unasked === 0;
  return (
    <div className="grid max-w-4xl gap-8">
      <Notice
        tone={refused > 0 ? "bad" : whole ? "ok" : "warn"}
        role="status"
        title={t("summary.title", { refused, unasked })}
      >
        {t("summary.asked")} <ExactTime at={askedAt.toISOString()} />
      </Notice>
      <Part heading={t("caller.heading")}>
        <KeyValue
          rows={[
            { key: "cloud", label: t("caller.cloud"), value: t(`cloud.${cloud.realm}`) },
            ...(cloud.endpoint === null
              ? []
              : [{ key: "endpoint", label: t("caller.endpoint"), value: <IdText>{cloud.endpoint}</IdText> }]),
            { key: "account", label: t("caller.account"), value: <IdText>{caller.accountId}</IdText> },
            { key: "principal", label: t("caller.principal"), value: <IdText>{caller.principalId}</IdText> },
            ...(caller.arn === null
              ? []
              : [{ key: "arn", label: t("caller.arn"), value: <IdText>{caller.arn}</IdText> }]),
          ]}
        />
        {role !== null && <p className="text-small text-ink-2">{t("caller.role", { role })}</p>}
      </Part>
      <Part heading={t("reads.heading")} description={t("reads.description")}>
        <PermissionList permissions={reads} />
      </Part>
      <Part heading={t("writes.heading")} description={t("writes.description")}>
        <PermissionList permissions={writes} />
      </Part>
      {missingPolicy !== null && (
        <Part heading={t("policy.missingHeading")} description={t("policy.missingDescription")}>
          <CodeBlock label={t("policy.missingHeading")}>{missingPolicy}</CodeBlock>
        </Part>
      )}
      <Part heading={t("policy.heading")} description={t("policy.description")}>
        <CodeBlock label={t("policy.heading")}>{policy}</CodeBlock>
      </Part>
    </div>
  );
}

function Part({ heading, description, children }: { heading: string; description?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <div className="grid gap-1">
        <h2 id={id} className="text-heading font-semibold">
          {heading}
        </h2>
        {description !== undefined && <p className="max-w-prose text-ink-2">{description}</p>}
      </div>
      {children}
    </section>
  );
}
