"use client";

import { useTranslations } from "next-intl";
import { FaultForm } from "#components/sandbox/fault-form.tsx";
import { Section } from "#components/sandbox/section.tsx";
import type { Steering } from "#components/sandbox/steering.ts";
import { anyAction, type WaitingFault } from "#lib/sandbox-terms.ts";

interface FaultsProps {
  waiting: readonly WaitingFault[];
  actions: readonly string[];
  provokeFault: Steering["provokeFault"];
}

/** Orders failures, and shows those still to come. */
export function Faults({ waiting, actions, provokeFault }: FaultsProps) {
  const t = useTranslations("sandbox");
  return (
    <Section heading={t("fault.heading")} description={t("fault.description")}>
      <FaultForm actions={actions} provokeFault={provokeFault} />
      {waiting.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-small font-medium text-ink-2">{t("fault.waiting")}</h3>
          <ul className="grid gap-1">
            {numbered(waiting).map(({ number, action, kind, left }) => (
              <li key={number} className="flex flex-wrap justify-between gap-x-4 text-small">
                <span className="wrap-anywhere">
                  <span className="mono">{action === anyAction ? t("fault.anyAction") : action}</span> ·{" "}
                  {t(`fault.kind.${kind}`)}
                </span>
                <span className="tabular text-ink-2">{t("fault.left", { count: left })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

/** Orders have no id; they leave from the front. */
function numbered(waiting: readonly WaitingFault[]) {
  return waiting.map((order, index) => ({ ...order, number: waiting.length - index }));
}
