"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Line } from "#components/line/line.tsx";
import type { Station as LineStation, LineTone } from "#components/line/station.ts";
import {
  resolveTimeline,
  type StepState,
  type Timeline,
  type TimelineStation,
} from "#components/operation/timeline.ts";
import { tryStations } from "#components/operation/try-stations.tsx";
import { formatDuration } from "#components/ui/duration.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { useNow } from "#components/ui/ticker.ts";
import { Countdown, Duration, ExactTime } from "#components/ui/time.tsx";
import type { OperationView } from "#lib/api/contract/operation.ts";
import type { Cause, State } from "#lib/api/contract/words.ts";
import type { Translate } from "#lib/i18n/messages.ts";

const drawn: Record<StepState, LineStation["state"]> = {
  passed: "done",
  current: "current",
  waiting: "current",
  paused: "closed",
  failed: "failed",
  unknown: "unknown",
  stopped: "filled",
  ahead: "empty",
  skipped: "empty",
};

/** An operation's life as a line, with each try that came to nothing. */
export function Progress({ view }: { view: OperationView }) {
  const t = useTranslations("operation");
  const causes = useTranslations("cause");
  const timeline = resolveTimeline(view);
  const stations = timeline.stations.map(
    (station): LineStation => ({
      id: station.key,
      state: drawn[station.state],
      label: labelOf(station, timeline, t),
      secondary: secondaryOf(station, timeline, view, t, causes),
      meta: <Clock station={station} usualMs={view.usualMs} />,
    }),
  );
  return (
    <Line
      label={t("progress.label")}
      tone={toneOf(view.operation.state)}
      stations={[...tryStations(timeline.tries, t, causes), ...stations]}
    />
  );
}

function secondaryOf(
  station: TimelineStation,
  { setback }: Timeline,
  view: OperationView,
  t: Translate<"operation">,
  causes: Translate<"cause">,
): ReactNode {
  // Where it ended, its outcome is in the header and the notice.
  if (station.state === "failed" || station.state === "stopped") return undefined;
  if (station.cause) return causes(station.cause);
  if (station.state === "waiting" && setback) return <NextTry at={setback.nextTryAt} />;
  return helpOf(station, view, t);
}

function NextTry({ at }: { at: string | null }) {
  const t = useTranslations("operation.progress.checked");
  const now = useNow(1000);
  if (!at || Date.parse(at) <= now) return t("nextNow");
  return t.rich("next", { when: () => <Countdown to={at} /> });
}

function toneOf(state: State): LineTone {
  if (state === "succeeded") return "ok";
  return state === "cancelled" ? "neutral" : "accent";
}

function labelOf({ key, state, cause }: TimelineStation, { tries }: Timeline, t: Translate<"operation">): string {
  if (state === "paused") return t("progress.paused");
  switch (key) {
    case "checked":
      if (state === "failed" && isGivenUp(cause)) return t("progress.checked.givenUp");
      if (state === "failed" && tries.some(({ sent }) => sent)) return t("progress.checked.again");
      return state === "waiting" || state === "failed" || state === "stopped"
        ? t(`progress.checked.${state}`)
        : t("progress.checked.label");
    case "sent":
      if (state === "ahead" && tries.some(({ sent }) => sent)) return t("progress.sent.again");
      return state === "current" ? t("progress.sent.current") : t("progress.sent.label");
    case "accepted":
      if (cause === "internal-error") return t("progress.accepted.unclear");
      return state === "failed" || state === "unknown" ? t(`progress.accepted.${state}`) : t("progress.accepted.label");
    case "working":
      return state === "unknown" || state === "stopped" ? t(`progress.working.${state}`) : t("progress.working.label");
    case "done":
      return state === "failed" ? t("progress.done.failed") : t("progress.done.label");
    case "verified":
      return state === "failed" || state === "current" || state === "stopped"
        ? t(`progress.verified.${state}`)
        : t("progress.verified.label");
  }
}

function isGivenUp(cause: Cause | null): boolean {
  return cause === "tries-used-up" || cause === "waited-too-long";
}

function helpOf(
  { key, state }: TimelineStation,
  { operation, attempts }: OperationView,
  t: Translate<"operation">,
): ReactNode {
  if (state === "skipped") return undefined;
  if (state !== "passed") return t(`progress.${key}.ahead`);
  switch (key) {
    case "sent":
      return <span className="mono">{attempts.at(-1)?.action}</span>;
    case "accepted":
      return operation.taskId ? <TaskId>{operation.taskId}</TaskId> : undefined;
    case "verified":
      return undefined;
    default:
      return t(`progress.${key}.passed`);
  }
}

function TaskId({ children }: { children: string }) {
  const t = useTranslations("operation");
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="shrink-0">{t("progress.task")}</span> <IdText>{children}</IdText>
    </span>
  );
}

/** Duration of the stretch to the station, and the time of its end; while the cloud works, how long that usually takes. */
function Clock({ station: { key, state, from, at }, usualMs }: { station: TimelineStation; usualMs: number | null }) {
  const t = useTranslations("operation.progress");
  const locale = useLocale();
  if (!from) return null;
  const instant = key === "done" || (key === "sent" && state === "passed");
  return (
    <span className="flex gap-3">
      {!instant && <Duration from={from} {...(at && { to: at })} />}
      {at && (
        <span className="hidden text-ink-3 @sm:inline">
          <ExactTime at={at} timeOnly />
        </span>
      )}
      {key === "working" && state === "current" && usualMs !== null && (
        <span className="text-ink-3">{t("usual", { usual: formatDuration(usualMs, locale, true) })}</span>
      )}
    </span>
  );
}
