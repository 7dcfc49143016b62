"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { tabStorage } from "#components/data/tab-storage.ts";
import { useAction } from "#components/data/use-action.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { hasKept } from "#components/form/kept-values.ts";
import { faultForm, type Steering } from "#components/sandbox/steering.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { anyAction, type WaitingFault } from "#lib/sandbox-terms.ts";

const FaultForm = lazy(() =>
  import("#components/sandbox/fault-form.tsx").then((module) => ({ default: module.FaultForm })),
);

interface FaultsProps {
  waiting: readonly WaitingFault[];
  actions: readonly string[];
  provokeFault: Steering["provokeFault"];
  withdrawFault: Steering["withdrawFault"];
}

/** Injects failures, by a form that is loaded when first opened, and shows the pending ones. */
export function Faults({ waiting, actions, provokeFault, withdrawFault }: FaultsProps) {
  const t = useTranslations("sandbox");
  const withdrawing = useAction(withdrawFault, {
    invalidates: ["sandbox"],
    onDone: () => announce(t("fault.withdrawn")),
  });
  const [opened, setOpened] = useState(false);
  const [restoring, setRestoring] = useState(false);

  // The form takes up what it kept over a reload.
  useEffect(() => {
    if (hasKept(tabStorage, faultForm)) setRestoring(true);
  }, []);

  return (
    <Section panel heading={t("fault.heading")} description={t("fault.description")}>
      <Disclosure summary={t("fault.choose")} open={restoring} onOpen={() => setOpened(true)}>
        {opened && (
          <Suspense fallback={null}>
            <FaultForm actions={actions} provokeFault={provokeFault} />
          </Suspense>
        )}
      </Disclosure>
      {waiting.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-small font-medium text-ink-2">{t("fault.waiting")}</h3>
          <ul className="grid gap-1">
            {waiting.map(({ id, action, kind, left }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 text-small">
                <span id={`fault-${id}`} className="wrap-anywhere">
                  <span className="mono">{action === anyAction ? t("fault.anyAction") : action}</span> ·{" "}
                  {t(`fault.kind.${kind}`)}
                </span>
                <span className="flex items-center gap-3">
                  <span className="tabular text-ink-2">{t("fault.left", { count: left })}</span>
                  <Button
                    size="small"
                    aria-describedby={`fault-${id}`}
                    disabledReason={withdrawing.isPending ? t("fault.withdrawing") : undefined}
                    onClick={() => withdrawing.mutate(id)}
                  >
                    {t("fault.withdraw")}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ActionFailure error={withdrawing.error} />
    </Section>
  );
}
