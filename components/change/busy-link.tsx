"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

/** The unfinished operation of a rule, in a list of rules. */
export function BusyLink({ operation }: { operation: Operation }) {
  const t = useTranslations("review.busyRule");
  const states = useTranslations("state");
  return (
    <Link
      href={paths.operation(operation.id)}
      prefetch={false}
      className="block w-fit text-small text-accent underline underline-offset-2"
    >
      {t("short", { id: operation.id, state: states(`${operation.state}.label`) })}
    </Link>
  );
}
