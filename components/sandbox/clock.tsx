"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAction } from "#components/data/use-action.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import type { Steering } from "#components/sandbox/steering.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { formatDuration } from "#components/ui/duration.ts";
import { Section } from "#components/ui/section.tsx";

const steps = { tenSeconds: 10_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const stepNames = ["tenSeconds", "minute", "hour", "day"] as const;

interface ClockProps {
  /** Undefined until it is known. */
  aheadMs: number | undefined;
  advanceClock: Steering["advanceClock"];
}

/** Advances the sandbox's clock. */
export function Clock({ aheadMs, advanceClock }: ClockProps) {
  const t = useTranslations("sandbox");
  const locale = useLocale();
  const advancing = useAction(advanceClock, { invalidates: ["sandbox"], onDone: () => announce(t("clock.done")) });
  return (
    <Section panel heading={t("clock.heading")} description={t("clock.description")}>
      <p role="status" className="text-ink">
        {aheadMs === undefined
          ? t("clock.unknown")
          : aheadMs === 0
            ? t("clock.now")
            : t("clock.ahead", { time: formatDuration(aheadMs, locale) })}
      </p>
      <div className="flex flex-wrap gap-2">
        {stepNames.map((step) => (
          <Button
            key={step}
            disabledReason={advancing.isPending ? t("clock.moving") : undefined}
            onClick={() => advancing.mutate(steps[step])}
          >
            {t(`clock.step.${step}`)}
          </Button>
        ))}
      </div>
      <ActionFailure error={advancing.error} />
    </Section>
  );
}
