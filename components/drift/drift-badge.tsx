import { CircleCheck, CircleDashed, Eye, type LucideIcon, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { DriftState } from "#lib/api/contract/words.ts";

type Look = { tone: Tone; Icon: LucideIcon };

const looks: Readonly<Record<DriftState, Look>> = {
  open: { tone: "warn", Icon: CircleDashed },
  acknowledged: { tone: "neutral", Icon: Eye },
  adopted: { tone: "ok", Icon: CircleCheck },
  "turned-back": { tone: "ok", Icon: Undo2 },
  superseded: { tone: "neutral", Icon: CircleCheck },
  reverted: { tone: "neutral", Icon: Undo2 },
};

/** The state of a drift, as icon and word. */
export function DriftBadge({ state }: { state: DriftState }) {
  const t = useTranslations("drift.state");
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}
