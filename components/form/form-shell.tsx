"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { FormEventHandler, KeyboardEventHandler, ReactNode } from "react";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";

interface FormShellProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  onKeyDown?: KeyboardEventHandler<HTMLFormElement>;
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
  /** What to know of the button while nothing was found wrong. */
  hint?: string;
  /** Leaving the page would lose what was entered. */
  unsaved: boolean;
  /** It was filled in before the page was loaded again. */
  restored: boolean;
  /** Its fields take over what is filled in before React is there; without that it would look taken, and be lost. */
  takesEarlyInput?: boolean;
  /** It is what its page is for, and no part among others. */
  main?: boolean;
  children: ReactNode;
}

/** A form with its button, and beside that whatever keeps it from being sent. */
export function FormShell(props: FormShellProps) {
  const { onSubmit, onKeyDown, verb, busyVerb, loading, submitError, disabledReason, wrongFields, hint } = props;
  const { unsaved, restored, takesEarlyInput = false, main = false, children } = props;
  const t = useTranslations("ui.form");
  const hydrated = useHydrated();
  return (
    <form
      noValidate
      inert={!hydrated && !takesEarlyInput}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      className={clsx("grid", main ? "gap-6" : "gap-4")}
    >
      {restored && (
        <Notice tone="accent" role="status">
          {t("restored")}
        </Notice>
      )}
      {children}
      <div className={clsx("flex flex-wrap items-center gap-x-4 gap-y-2", main && "border-t border-hair pt-5")}>
        <Button
          type={hydrated ? "submit" : "button"}
          variant={main ? "primary" : "secondary"}
          busy={loading || !hydrated}
          {...(loading && { busyLabel: busyVerb })}
          disabledReason={disabledReason}
          className={clsx(main && "max-sm:w-full")}
        >
          {verb}
        </Button>
        {wrongFields > 0 ? (
          <p className="text-small text-bad">{t("wrong", { count: wrongFields })}</p>
        ) : (
          hint !== undefined && <p className="text-small text-ink-2">{hint}</p>
        )}
      </div>
      <ActionFailure error={submitError} />
      <LeaveGuard when={unsaved} />
    </form>
  );
}
