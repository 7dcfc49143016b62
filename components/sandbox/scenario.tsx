"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useState } from "react";
import type { Steering } from "#components/sandbox/steering.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { type SandboxView, type ScenarioName, scenarioNames } from "#lib/sandbox-terms.ts";

const ScenarioDialog = lazy(() =>
  import("#components/sandbox/scenario-dialog.tsx").then((module) => ({ default: module.ScenarioDialog })),
);

interface ScenarioProps {
  view: SandboxView | undefined;
  switchScenario: Steering["switchScenario"];
}

/** The sandbox's scenario, and the choice of another one. */
export function Scenario({ view, switchScenario }: ScenarioProps) {
  const t = useTranslations("sandbox");
  const id = useId();
  const hydrated = useHydrated();
  const [picked, setPicked] = useState<ScenarioName | null>(null);
  const [asking, setAsking] = useState(false);
  const [used, setUsed] = useState(false);
  const present = view?.scenario;
  const choice = picked ?? present;

  function ask() {
    setUsed(true);
    setAsking(true);
  }

  return (
    <Section panel heading={t("scenario.heading")} description={t("scenario.description")}>
      <fieldset disabled={!hydrated} className="grid gap-0.5">
        <legend className="sr-only">{t("scenario.heading")}</legend>
        {scenarioNames.map((scenario) => (
          <label
            key={scenario}
            className={clsx(
              "flex items-start gap-3 rounded-control px-3 py-2 transition-colors hover:bg-hover has-checked:bg-accent-soft",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent touch:min-h-11",
            )}
          >
            <input
              type="radio"
              name={id}
              aria-labelledby={`${id}-${scenario}`}
              aria-describedby={`${id}-${scenario}-about`}
              value={scenario}
              checked={scenario === choice}
              onChange={() => setPicked(scenario)}
              className="mt-1 size-3.5 shrink-0 accent-accent outline-none"
            />
            <span className="grid min-w-0 flex-1 gap-0.5">
              <span className="flex flex-wrap items-center gap-2 font-medium text-ink">
                <span id={`${id}-${scenario}`}>{t(`scenario.name.${scenario}`)}</span>
                {scenario === present && <Badge tone="ok">{t("scenario.present")}</Badge>}
              </span>
              <span id={`${id}-${scenario}-about`} className="text-small text-ink-2">
                {t(`scenario.about.${scenario}`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {view !== undefined && view.chaosPercent > 0 && (
        <p className="text-small text-ink-2">{t("scenario.chaos", { percent: view.chaosPercent })}</p>
      )}
      <div>
        <Button
          variant="primary"
          onClick={ask}
          disabledReason={choice === undefined ? t("scenario.unknown") : undefined}
        >
          {choice === present ? t("scenario.again") : t("scenario.switch")}
        </Button>
      </div>
      {used && choice !== undefined && (
        <Suspense fallback={null}>
          <ScenarioDialog
            scenario={choice}
            again={choice === present}
            open={asking}
            onOpenChange={setAsking}
            switchScenario={switchScenario}
          />
        </Suspense>
      )}
    </Section>
  );
}
