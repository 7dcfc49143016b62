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
import { type StateIcon, type StateTone, stateTable } from "#lib/operations/states.ts";

const icons: Record<StateIcon, LucideIcon> = {
  ban: Ban,
  "circle-check": CircleCheck,
  "circle-question-mark": CircleQuestionMark,
  "circle-slash": CircleSlash,
  "circle-x": CircleX,
  clock: Clock,
  loader: Loader,
  "scan-search": ScanSearch,
  send: Send,
};

const tones: Record<StateTone, BadgeTone> = {
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
  const { icon, tone } = stateTable[state];
  const Icon = icons[icon];
  return (
    <Badge tone={tones[tone]} icon={<Icon aria-hidden />} className={className ?? ""}>
      {t(`${state}.label`)}
    </Badge>
  );
}
