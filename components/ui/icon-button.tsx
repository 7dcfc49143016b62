"use client";

import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "#components/ui/tooltip/tooltip.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "disabled" | "aria-label" | "children"> {
  /** Accessible name and tooltip. */
  label: string;
  icon: ReactNode;
  size?: "normal" | "small";
}

export function IconButton({ label, icon, size = "normal", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} describes={false}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={clsx(
          "inline-flex shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4",
          size === "normal" ? "size-control" : "size-control-small",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
