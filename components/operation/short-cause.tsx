"use client";

import { useTranslations } from "next-intl";
import { BothEnds } from "#components/ui/both-ends.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Cause } from "#lib/api/contract/words.ts";
import { isTerminal, isWrong } from "#lib/operations/states.ts";

/** Causes that say no more than the state does. */
const untelling = [
  "asked",
  "its-turn",
  "accepted",
  "task-succeeded",
  "verified",
  "seen-without-task",
  "cancelled-by-person",
] as const satisfies readonly Cause[];

type TellingCause = Exclude<Cause, (typeof untelling)[number]>;

function isTelling(cause: Cause): cause is TellingCause {
  return !untelling.some((each) => each === cause);
}

/** Why an operation went wrong, or waits for another try: the cloud's code, or else the cause in a few words. */
export function shortCauseOf({
  state,
  cause,
  cloudSays,
}: Operation): { code: string } | { cause: TellingCause } | null {
  if (isTerminal(state) && !isWrong(state)) return null;
  if (cloudSays?.code) return { code: cloudSays.code };
  return isTelling(cause) ? { cause } : null;
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
