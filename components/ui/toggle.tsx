"use client";

import { type ComponentProps, type ReactNode, useId } from "react";

interface ToggleProps extends Omit<ComponentProps<"input">, "type" | "onChange" | "checked" | "children"> {
  label: ReactNode;
  description?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A switch with immediate effect. */
export function Switch({ label, description, checked, onChange, className, ...rest }: ToggleProps) {
  return (
    <ToggleRow label={label} description={description} className={className}>
      {(wiring) => (
        <span className="relative mt-[0.2em] inline-flex h-4 w-7 shrink-0">
          <input
            {...wiring}
            {...rest}
            type="checkbox"
            role="switch"
            checked={checked}
            aria-checked={checked}
            onChange={(event) => onChange(event.target.checked)}
            className="peer size-full appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-accent checked:bg-accent"
          />
          <span
            aria-hidden
            className="pointer-events-none absolute top-[3px] left-[3px] size-2.5 rounded-full bg-ink-3 transition-transform peer-checked:translate-x-3 peer-checked:bg-on-accent forced-colors:bg-[CanvasText]"
          />
        </span>
      )}
    </ToggleRow>
  );
}

interface ToggleRowProps {
  label: ReactNode;
  description?: ReactNode;
  className?: string | undefined;
  children: (wiring: { id: string; "aria-describedby": string | undefined }) => ReactNode;
}

function ToggleRow({ label, description, className, children }: ToggleRowProps) {
  const id = useId();
  const descriptionId = `${id}-description`;
  return (
    <div className={className}>
      <label htmlFor={id} className="inline-flex items-start gap-2.5 touch:min-h-11 touch:items-center">
        {children({ id, "aria-describedby": description === undefined ? undefined : descriptionId })}
        <span>{label}</span>
      </label>
      {description !== undefined && (
        <p id={descriptionId} className="pl-[2.4rem] text-small text-ink-2">
          {description}
        </p>
      )}
    </div>
  );
}
