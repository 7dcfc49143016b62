"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { DataTable, type TableColumn } from "#components/table/data-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Page, QualifierItem } from "#lib/api/contract/inventory.ts";
import { paths } from "#lib/paths.ts";

interface QualifiersProps {
  of: { region: string; namespace: string; function: string };
  /** Undefined until they are read. */
  page: Page<QualifierItem> | undefined;
  error: Error | null;
  onRetry: () => void;
  retrying: boolean;
}

/** The versions and aliases of a function, and where each alias points. */
export function Qualifiers({ of, page, error, onRetry, retrying }: QualifiersProps) {
  const t = useTranslations("functions.qualifiers");
  const columns: TableColumn<QualifierItem>[] = [
    {
      id: "name",
      header: t("name"),
      rowHeader: true,
      cell: ({ name }) => <span className="mono font-medium wrap-anywhere">{name}</span>,
    },
    { id: "type", header: t("type"), width: "7rem", cell: ({ type }) => <span className="text-ink-2">{t(type)}</span> },
    {
      id: "points-to",
      header: t("pointsTo"),
      width: "9rem",
      cell: ({ pointsTo }) => pointsTo !== null && <span className="mono">→ {pointsTo}</span>,
    },
    {
      id: "description",
      header: t("description"),
      from: "one-line",
      cell: ({ description }) => <span className="text-ink-2 wrap-anywhere">{description}</span>,
    },
    {
      id: "changed",
      header: t("changed"),
      width: "11rem",
      from: "one-line",
      cell: ({ changedAt }) => <span className="tabular text-ink-2">{changedAt}</span>,
    },
    {
      id: "rules",
      header: t("rules"),
      width: "7rem",
      align: "end",
      cell: ({ name }) => (
        <Link
          href={paths.bindings({ ...of, qualifier: name })}
          prefetch={false}
          className="text-accent underline underline-offset-2"
        >
          {t.rich("show", { name, hidden: (text) => <span className="sr-only">{text}</span> })}
        </Link>
      ),
    },
  ];
  return (
    <Section panel heading={t("heading")}>
      {error && <ReadFailure error={error} onRetry={onRetry} retrying={retrying} />}
      {page?.missing?.map((permission) => (
        <Notice key={permission.name} tone="warn">
          <MissingPermission permission={permission} />
        </Notice>
      ))}
      {(page || !error) && (
        <DataTable
          label={t("heading")}
          columns={columns}
          rows={page?.items}
          rowKey={({ type, name }) => `${type} ${name}`}
          empty={<p className="p-4 text-ink-2">{t("none")}</p>}
        />
      )}
    </Section>
  );
}
