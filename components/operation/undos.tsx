"use client";

import { useTranslations } from "next-intl";
import { OperationLink } from "#components/operation/operation-link.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { ExactTime } from "#components/ui/time.tsx";
import type { OperationView } from "#lib/api/contract/operation.ts";

/** At the end of an operation's life: the operations that were to take it back. Nothing without any. */
export function Undos({ view: { undos } }: { view: OperationView }) {
  const t = useTranslations("operation.undos");
  if (undos.length === 0) return null;
  return (
    <ul className="grid gap-1.5 border-t border-hair pt-3">
      {undos.map(({ id, state, createdAt }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <OperationLink id={id}>{t(state === "succeeded" ? "undone" : "going", { id })}</OperationLink>
          <StateBadge state={state} />
          <span className="text-small text-ink-2">
            <ExactTime at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
