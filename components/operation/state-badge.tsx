"use client";

import {
  Ban,
  CircleCheck,
  CircleQuestionMark,
  CircleSlash,
  CircleX,
  Clock,
  Loader,
  type LucideIcon,
  ScanSearch,
  Send,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone as BadgeTone } from "#components/ui/badge.tsx";
import type { State } from "#lib/api/contract/words.ts";
import { stateTable, type Tone } from "#lib/operations/states.ts";

const icons: Record<State, LucideIcon> = {
  queued: Clock,
  submitting: Send,
  running: Loader,
  verifying: ScanSearch,
  succeeded: CircleCheck,
  failed: CircleX,
  rejected: Ban,
  unconfirmed: CircleQuestionMark,
  cancelled: CircleSlash,
};

const tones: Record<Tone, BadgeTone> = {
  waiting: "neutral",
  working: "accent",
  good: "ok",
  bad: "bad",
  doubt: "warn",
  quiet: "neutral",
};

/** A state as icon, word and colour. */
export function StateBadge({ state, className }: { state: State; className?: string }) {
  const t = useTranslations("state");
  const Icon = icons[state];
  return (
    <Badge tone={tones[stateTable[state].tone]} icon={<Icon aria-hidden />} className={className ?? ""}>
      {t(`${state}.label`)}
    </Badge>
  );
}
