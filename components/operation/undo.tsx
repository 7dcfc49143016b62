"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { OperationView } from "#lib/api/contract/operation.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { isUndoable, ruleRefOf } from "#lib/operations/undo.ts";

interface UndoProps {
  view: OperationView;
  cloud: Cloud;
  action: ChangeAction;
}

/** Takes a succeeded operation back after a review; one that is or is being taken back leads there instead. */
export function Undo({ view: { operation, undos }, cloud, action }: UndoProps) {
  const t = useTranslations("operation.do");
  const wish = useMemo(() => ({ kind: "undo", operation }) as const, [operation]);
  const isTaken = undos.some(({ state }) => state === "succeeded" || !isTerminal(state));
  return (
    <ChangeButton
      rule={ruleRefOf(operation)}
      wish={wish}
      cloud={cloud}
      action={action}
      possible={isUndoable(operation) && !isTaken}
    >
      {t("undo")}
    </ChangeButton>
  );
}
