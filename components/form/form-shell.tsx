"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { FormEventHandler, KeyboardEventHandler, ReactNode } from "react";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";

interface FormShellProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  onKeyDown?: KeyboardEventHandler<HTMLFormElement>;
  /** Label of the button ("Bind function"), and its label while busy ("Binding…"). */
  verb: string;
  busyVerb: string;
  /** Whether the form is being submitted. */
  loading: boolean;
  /** What shows the refusal of the form as a whole; errors of a field are shown there. */
  failure?: ReactNode;
  /** Why the form can't be submitted, independent of its values. */
  disabledReason: string | undefined;
  /** Number of invalid fields. */
  wrongFields: number;
  /** What to know of the button while nothing was found wrong. */
  hint?: string;
  /** Whether leaving the page would lose input. */
  unsaved: boolean;
  /** Whether the values were restored after a reload. */
  restored: boolean;
  /** Its fields take over what is filled in before React is there; without that it would look taken, and be lost. */
  takesEarlyInput?: boolean;
  /** It is what its page is for, and no part among others. */
  main?: boolean;
  children: ReactNode;
}

/** A form with its button, and beside it what prevents submitting. */
export function FormShell(props: FormShellProps) {
  const { onSubmit, onKeyDown, verb, busyVerb, loading, failure, disabledReason, wrongFields, hint } = props;
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
      {failure}
      <LeaveGuard when={unsaved} />
    </form>
  );
}
