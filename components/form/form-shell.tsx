"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler, ReactNode } from "react";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";

interface FormShellProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  /** What is about to happen ("Bind function"), and what the button says meanwhile ("Binding…"). */
  verb: string;
  busyVerb: string;
  /** The last press is being worked on. */
  loading: boolean;
  /** Why the form as a whole was refused; what is wrong with one field stands there. */
  submitError: Error | null;
  /** Why it can't be sent at all, whatever is filled in. */
  disabledReason: string | undefined;
  /** How many fields were found wrong. */
  wrongFields: number;
  /** Leaving the page would lose what was entered. */
  unsaved: boolean;
  /** It was filled in before the page was loaded again. */
  restored: boolean;
  children: ReactNode;
}

/** A form with its button, and beside that whatever keeps it from being sent. */
export function FormShell(props: FormShellProps) {
  const { onSubmit, verb, busyVerb, loading, submitError, disabledReason, wrongFields, unsaved, restored, children } =
    props;
  const t = useTranslations("ui.form");
  // What is filled in before React is there would look taken, and be lost.
  const hydrated = useHydrated();
  return (
    <form noValidate inert={!hydrated} onSubmit={onSubmit} className="@container grid gap-4">
      {restored && (
        <Notice tone="accent" role="status">
          {t("restored")}
        </Notice>
      )}
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" busy={loading} busyLabel={busyVerb} disabledReason={disabledReason}>
          {verb}
        </Button>
        {wrongFields > 0 && <p className="text-small text-bad">{t("wrong", { count: wrongFields })}</p>}
      </div>
      <ActionFailure error={submitError} />
      <LeaveGuard when={unsaved} />
    </form>
  );
}
