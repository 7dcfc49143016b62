"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { RequestError } from "#components/data/request-error.ts";
import { useAway } from "#components/data/stream-state.ts";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { useFailureText } from "#components/feedback/failure-text.ts";

interface ReadFailureProps {
  error: Error;
  onRetry: () => void;
  retrying: boolean;
  className?: string;
}

/** Status of a read that failed because of what is away. */
const statusOf = { database: 503, cloud: 502 };

function isBecauseOf(away: keyof typeof statusOf, error: Error): boolean {
  if (!(error instanceof RequestError) || error.status !== statusOf[away]) return false;
  // The sandbox's controls say more: it may run without them.
  return error.explained?.code !== "Console.SandboxAway";
}

/** A read that failed, with a way to try again; a short line where the notice at the top says why, since it is read again by itself. */
export function ReadFailure({ error, onRetry, retrying, className }: ReadFailureProps) {
  const t = useTranslations("common.away");
  const text = useFailureText();
  const away = useAway();
  if (away !== null && isBecauseOf(away, error)) {
    return <p className={clsx("text-ink-2", className)}>{t("back")}</p>;
  }
  return <ErrorPanel error={text(error)} onRetry={onRetry} retrying={retrying} className={className ?? ""} />;
}
