"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { oldestOf, type Refresh } from "#components/feedback/use-refresh.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Seen } from "#components/ui/seen.tsx";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { paths } from "#lib/paths.ts";

interface ListBarProps {
  filter: BindingFilter;
  /** The shown rows. */
  rules: readonly StoredRule[];
  refresh: Refresh;
  canRefresh: boolean;
  /** What else can be done. */
  children?: ReactNode;
}

/** What can be done with the list: its files, and a reading of what is shown, with its age. */
export function ListBar({ filter, rules, refresh, canRefresh, children }: ListBarProps) {
  const t = useTranslations("bindings");
  const at = oldestOf(rules);
  const { before: _before, after: _after, ...whole } = filter;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-1 gap-y-1 text-small text-ink-2">
      <FileLink href={paths.api.bindingsCsv(whole)} label={t("do.csv")} />
      <FileLink href={paths.api.bindingsTerraform(whole)} label={t("do.terraform")} />
      {children}
      <Seen at={at} refresh={canRefresh ? refresh : null} className="ml-auto" />
    </div>
  );
}

function FileLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} prefetch={false} download className={buttonStyle("quiet", "small")}>
      <Download aria-hidden />
      {label}
    </Link>
  );
}
