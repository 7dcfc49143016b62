import { getTranslations } from "next-intl/server";
import { PermissionList } from "#components/keys/permission-list.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { KeysReport } from "#lib/api/keys-report.ts";

interface KeysScreenProps {
  report: KeysReport;
  cloud: { realm: "sandbox" | "intl" | "cn"; endpoint: string | null };
  /** The role that the console has assumed. */
  role: string | null;
}

/** Identity of the keys, their permissions, and the policies to copy. */
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
      <Section heading={t("caller.heading")}>
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
      </Section>
      <Section heading={t("reads.heading")} description={t("reads.description")}>
        <PermissionList permissions={reads} />
      </Section>
      <Section heading={t("writes.heading")} description={t("writes.description")}>
        <PermissionList permissions={writes} />
      </Section>
      {missingPolicy !== null && (
        <Section heading={t("policy.missingHeading")} description={t("policy.missingDescription")}>
          <CodeBlock label={t("policy.missingHeading")}>{missingPolicy}</CodeBlock>
        </Section>
      )}
      <Section heading={t("policy.heading")} description={t("policy.description")}>
        <CodeBlock label={t("policy.heading")}>{policy}</CodeBlock>
      </Section>
    </div>
  );
}
