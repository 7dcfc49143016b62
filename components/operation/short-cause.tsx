"use client";

import { useTranslations } from "next-intl";
import { BothEnds } from "#components/ui/both-ends.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Cause } from "#lib/api/contract/words.ts";
import { isTerminal, isWrong } from "#lib/operations/states.ts";

/** Causes that say more than the state does. */
const telling = [
  "task-failed",
  "differs",
  "not-connected",
  "busy",
  "rate-limited",
  "credentials-renewed",
  "refused",
  "changed-since-review",
  "no-longer-eligible",
  "tries-used-up",
  "waited-too-long",
  "no-answer",
  "internal-error",
  "process-gone",
  "task-forgotten",
  "task-stalled",
  "task-unreadable",
  "changed-by-someone-else",
  "no-trace",
  "gone",
  "never-confirmed",
  "closed-by-person",
] as const satisfies readonly Cause[];

type TellingCause = (typeof telling)[number];

/** Why an operation went wrong, or waits for another try: the cloud's code, or else the cause in a few words. */
export function shortCauseOf({
  state,
  cause,
  cloudSays,
}: Operation): { code: string } | { cause: TellingCause } | null {
  if (isTerminal(state) && !isWrong(state)) return null;
  if (cloudSays?.code) return { code: cloudSays.code };
  const told = telling.find((each) => each === cause);
  return told ? { cause: told } : null;
}

export function ShortCause({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.list.cause");
  const told = shortCauseOf(operation);
  if (!told) return null;
  return "code" in told ? (
    <BothEnds className="mono">{told.code}</BothEnds>
  ) : (
    <span className="truncate">{t(told.cause)}</span>
  );
}
