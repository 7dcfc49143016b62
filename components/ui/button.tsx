"use client";

import clsx from "clsx";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "#components/ui/button-style.ts";
import { Tooltip } from "#components/ui/tooltip/tooltip.tsx";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Whether its action is running: the button keeps its width and can't be pressed. */
  busy?: boolean;
  /** Label while busy ("Binding…"). */
  busyLabel?: string;
  /** Why it is disabled. The button stays in the tab order, so that the reason can be read. */
  disabledReason?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, busy = false, busyLabel, disabledReason, children, className, onClick, ...rest } = props;
  const reasonId = useId();
  const blocked = busy || disabledReason !== undefined;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (blocked) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  }

  const button = (
    <button
      type="button"
      {...rest}
      className={clsx(buttonStyle(variant, size), busy && "aria-disabled:opacity-100", className)}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledReason === undefined ? rest["aria-describedby"] : reasonId}
      onClick={press}
    >
      {busyLabel === undefined ? (
        <Face icon={icon}>{children}</Face>
      ) : (
        <span className="grid *:col-start-1 *:row-start-1">
          <Face icon={icon} hidden={busy}>
            {children}
          </Face>
          <Face hidden={!busy}>{busyLabel}</Face>
        </span>
      )}
    </button>
  );
  if (disabledReason === undefined) return button;
  return (
    <>
      <Tooltip content={disabledReason} describes={false}>
        {button}
      </Tooltip>
      <span id={reasonId} hidden>
        {disabledReason}
      </span>
    </>
  );
}

function Face({ icon, hidden = false, children }: { icon?: ReactNode; hidden?: boolean; children: ReactNode }) {
  return (
    <span className={clsx("inline-flex items-center justify-center gap-2", hidden && "invisible")}>
      {icon}
      {children}
    </span>
  );
}
