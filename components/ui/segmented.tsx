"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { useHydrated } from "#components/ui/use-hydrated.ts";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

interface SegmentedProps<Value extends string> {
  /** Accessible name of the choice. */
  label: string;
  segments: readonly Segment<Value>[];
  /** Null where none of them is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
  className?: string;
}

/** A choice among a few visible options. Disabled until hydration, since an earlier press would look chosen without effect. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, segments, value, onChange, className } = props;
  const name = useId();
  const hydrated = useHydrated();
  return (
    <fieldset
      disabled={!hydrated}
      className={clsx("inline-flex min-w-0 rounded-control border border-edge bg-sunken p-0.5", className)}
    >
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={clsx(
            "relative inline-flex h-[calc(var(--control-size)-6px)] touch:h-control items-center gap-1.5 rounded-[4px] px-2.5 text-small font-medium text-ink-2",
            "transition-colors hover:text-ink has-checked:bg-panel has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--color-edge)]",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-4",
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 appearance-none outline-none"
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
