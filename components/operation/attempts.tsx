"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { OnOpening } from "#components/ui/on-opening.tsx";
import { Section } from "#components/ui/section.tsx";
import { Duration, ExactTime } from "#components/ui/time.tsx";
import type { Attempt } from "#lib/api/contract/operation.ts";
import type { AttemptOutcome } from "#lib/api/contract/words.ts";

const AttemptBody = lazy(() =>
  import("#components/operation/attempt-body.tsx").then((module) => ({ default: module.AttemptBody })),
);

const tones: Record<AttemptOutcome, Tone> = {
  pending: "accent",
  accepted: "ok",
  refused: "bad",
  "not-sent": "warn",
  "no-answer": "warn",
};

/** The operation's requests, newest first; those before the last are folded. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useTranslations("operation.attempts");
  const [last, ...earlier] = attempts.toReversed();
  return (
    <Section panel heading={t("heading")}>
      {last ? <AttemptView attempt={last} /> : <p className="text-ink-2">{t("none")}</p>}
      {earlier.length > 0 && (
        <Disclosure summary={t("earlier", { count: earlier.length })} className="-mt-2">
          <ol className="grid gap-3">
            {earlier.map((attempt) => (
              <li key={`${attempt.step}-${attempt.number}`} className="border-t border-hair pt-3">
                <AttemptView attempt={attempt} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </Section>
  );
}

function AttemptView({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("operation");
  const { outcome, sentAt, answeredAt, cloudSays } = attempt;
  return (
    <div className="grid gap-0.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t("attempts.number", { number: attempt.number })}</span>
        <Badge tone={tones[outcome]}>{t(`attempts.${outcomeWord(attempt)}`)}</Badge>
        {cloudSays?.code && <span className="mono min-w-0 truncate text-ink-2">{cloudSays.code}</span>}
        <span className="ml-auto flex gap-3 text-small text-ink-2">
          {answeredAt && <Duration from={sentAt} to={answeredAt} />}
          <ExactTime at={sentAt} timeOnly />
        </span>
      </div>
      <OnOpening summary={t("attempts.body")} className="text-small">
        <AttemptBody attempt={attempt} />
      </OnOpening>
    </div>
  );
}

/** An internal error is an answer, although it leaves the outcome as unknown as none would. */
function outcomeWord({ outcome, cloudSays }: Attempt): AttemptOutcome | "internal-error" {
  return outcome === "no-answer" && cloudSays?.code ? "internal-error" : outcome;
}
