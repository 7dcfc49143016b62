"use client";

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { ChangeDialogProps } from "#components/change/change-dialog.tsx";
import { keptChange } from "#components/change/kept-change.ts";
import { Button } from "#components/ui/button.tsx";
import type { ButtonSize, ButtonVariant } from "#components/ui/button-style.ts";

const ChangeDialog = lazy(() =>
  import("#components/change/change-dialog.tsx").then((module) => ({ default: module.ChangeDialog })),
);

interface ChangeButtonProps extends Pick<ChangeDialogProps, "rule" | "wish" | "cloud" | "action" | "onAccepted"> {
  children: ReactNode;
  /** False once the change isn't possible any more; an open dialog stays, so that its result can be read. */
  possible?: boolean;
  disabledReason?: string | undefined;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** Opens the review of a change, which is loaded on first use and begins anew each time; only the reason stays. */
export function ChangeButton({
  children,
  possible = true,
  disabledReason,
  variant,
  size,
  onAccepted,
  ...change
}: ChangeButtonProps) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(0);
  const [reason, setReason] = useState("");
  const [kept, setKept] = useState<{ weight: string } | null>(null);

  function ask() {
    setOpened(opened + 1);
    setOpen(true);
  }

  // After the reload that a new build needs the review goes on where it was.
  const {
    wish,
    rule: { locationId },
  } = change;
  useEffect(() => {
    const entered = keptChange.take(wish, locationId);
    if (entered === null) return;
    setReason(entered.reason);
    setKept(entered);
    setOpened(1);
    setOpen(true);
  }, [wish, locationId]);

  return (
    <>
      {possible && (
        <Button variant={variant} size={size} disabledReason={disabledReason} onClick={ask}>
          {children}
        </Button>
      )}
      {opened > 0 && (
        <Suspense fallback={null}>
          <ChangeDialog
            key={opened}
            {...change}
            onAccepted={
              onAccepted &&
              ((operationId) => {
                setOpen(false);
                setReason("");
                onAccepted(operationId);
              })
            }
            reason={reason}
            onReason={setReason}
            kept={kept}
            open={open}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
