"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { paths } from "#lib/paths.ts";

/** A permission that the keys lack. */
export interface MissingPermissionText {
  action: string;
  /** The shortened SecretId, if known. */
  keys: string | null;
  policy: string;
}

interface MissingPermissionProps {
  permission: MissingPermissionText;
  className?: string;
}

/** The refused action and keys, and the policy that allows it. */
export function MissingPermission({ permission, className }: MissingPermissionProps) {
  const t = useTranslations("ui.permission");
  const { action, keys, policy } = permission;
  return (
    <div className={clsx("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1", className)}>
      <p className="text-ink wrap-anywhere">
        {keys === null ? t("refused", { action }) : t("refusedTo", { action, keys })}
      </p>
      <div className="flex flex-wrap items-start gap-x-5 gap-y-1">
        <Disclosure summary={t("policy")} className="min-w-0 open:w-full">
          <CodeBlock label={t("policyCode", { action })}>{policy}</CodeBlock>
        </Disclosure>
        {/* Opens in a new tab, so that this page keeps its input. Not prefetched, because it calls the cloud. */}
        <Link
          href={paths.keys()}
          target="_blank"
          rel="noreferrer"
          prefetch={false}
          className="inline-flex min-h-control-small items-center text-ink-2 underline underline-offset-2 hover:text-ink touch:min-h-11"
        >
          {t("keys")}
        </Link>
      </div>
    </div>
  );
}
