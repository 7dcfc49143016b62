"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlAttributes, useField } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      type="text"
      spellCheck={false}
      {...controlAttributes(useField())}
      {...rest}
      className={clsx(inputStyle, "h-control", className)}
    />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={3}
      {...controlAttributes(useField())}
      {...rest}
      className={clsx(inputStyle, "field-sizing-content min-h-20 py-2", className)}
    />
  );
}
