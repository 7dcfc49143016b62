"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { ConfirmDialog, type ConfirmDialogProps } from "#components/ui/confirm-dialog.tsx";

interface ConfirmActionProps<Given> extends Omit<ConfirmDialogProps, "onConfirm"> {
  /** The mutation and its input. */
  action: UseMutationResult<unknown, Error, Given>;
  given: Given;
}

/** Asks for confirmation of an action, and shows its failure. */
export function ConfirmAction<Given>({ action, given, ...dialog }: ConfirmActionProps<Given>) {
  return (
    <ConfirmDialog
      {...dialog}
      onConfirm={() =>
        action.mutateAsync(given).then(
          () => undefined,
          (error: Error) => <ActionFailure error={error} />,
        )
      }
    />
  );
}
