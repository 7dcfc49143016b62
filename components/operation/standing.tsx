"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { hasUnknownOutcome } from "#components/operation/timeline.ts";
import { announce } from "#components/ui/announce.ts";
import { Duration } from "#components/ui/time.tsx";
import type { OperationView } from "#lib/api/contract/operation.ts";

/** Only a state that lasts this long is announced, since several may follow within a second. */
const restMs = 800;

interface StandingProps {
  view: OperationView;
  /** The buttons, which differ between states: beside the title they would change its width, and so its height. */
  actions: ReactNode;
}

/** The operation's state with its sentence and duration, and what can be done about it. As high in every state. */
export function Standing({ view: { operation, attempts }, actions }: StandingProps) {
  const t = useTranslations("operation");
  const states = useTranslations("state");
  const { state, cause, createdAt, endedAt } = operation;
  const again = state === "queued" && attempts.length > 0;
  const sentence = hasUnknownOutcome(cause) ? t("notKnown") : again ? t("waitingAgain") : states(`${state}.sentence`);
  const text = `${states(`${state}.label`)}. ${sentence}`;
  const told = useRef(text);

  useEffect(() => {
    if (told.current === text) return;
    const timer = setTimeout(() => {
      told.current = text;
      announce(text);
    }, restMs);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div className="grid gap-x-6 gap-y-1.5 pt-1 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-h-control items-center gap-3">
        {/* Announced separately, so that quick changes don't interrupt each other. */}
        <span role="status" aria-live="off">
          <StateBadge state={state} />
        </span>
        <span className="text-small text-ink-3">
          {t.rich(endedAt ? "took" : "since", {
            duration: () => <Duration from={createdAt} {...(endedAt && { to: endedAt })} />,
          })}
        </span>
      </div>
      {/* Holds the sentence of every state, so that the page doesn't move when the state changes. */}
      <p className="min-h-[2lh] sm:col-span-2 lg:min-h-[1lh]">{sentence}</p>
      <div className="flex min-h-control flex-wrap gap-2 sm:col-start-2 sm:row-start-1">{actions}</div>
    </div>
  );
}
