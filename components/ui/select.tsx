"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlAttributes, useField } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";

/** The browser's select, for up to a few dozen options. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative block", className)}>
      <select
        {...controlAttributes(useField())}
        {...rest}
        className={clsx(inputStyle, "h-control appearance-none pr-9 read-only:bg-panel!")}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
