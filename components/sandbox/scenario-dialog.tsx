"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useAction } from "#components/data/use-action.ts";
import { ConfirmAction } from "#components/feedback/confirm-action.tsx";
import type { Steering } from "#components/sandbox/steering.ts";
import { announce } from "#components/ui/announce.ts";
import type { ScenarioName } from "#lib/sandbox-terms.ts";

interface ScenarioDialogProps {
  scenario: ScenarioName;
  /** Whether it is the current scenario, to be started over. */
  again: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  switchScenario: Steering["switchScenario"];
}

/** Asks for confirmation of a new scenario, with what will be lost. */
export function ScenarioDialog({ scenario, again, open, onOpenChange, switchScenario }: ScenarioDialogProps) {
  const t = useTranslations("sandbox");
  const client = useQueryClient();
  const name = t(`scenario.name.${scenario}`);

  const switching = useAction(switchScenario, {
    invalidates: [],
    onDone: async () => {
      // Cached lists of the previous world must not be shown by another screen.
      client.removeQueries({ type: "inactive" });
      await client.invalidateQueries();
      announce(t("scenario.done", { name }));
    },
  });

  return (
    <ConfirmAction
      action={switching}
      given={scenario}
      open={open}
      onOpenChange={onOpenChange}
      title={again ? t("scenario.ask.again", { name }) : t("scenario.ask.switch", { name })}
      description={t("scenario.ask.lost")}
      verb={again ? t("scenario.again") : t("scenario.switch")}
      busyVerb={t("scenario.busy")}
      danger
    >
      <ul className="list-disc pl-5 text-ink-2">
        <li>{t("scenario.ask.world")}</li>
        <li>{t("scenario.ask.tasks")}</li>
        <li>{t("scenario.ask.orders")}</li>
      </ul>
    </ConfirmAction>
  );
}
