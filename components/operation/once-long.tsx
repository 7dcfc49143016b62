"use client";

import type { ReactNode } from "react";
import { useNow } from "#components/ui/ticker.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { takesLong } from "#lib/operations/usual.ts";

interface OnceLongProps {
  operation: Operation;
  /** How long the cloud usually works on such a change, in milliseconds; null or undefined where it isn't known. */
  usualMs: number | null | undefined;
  children: ReactNode;
}

/** Shows its children once the cloud takes much longer than usual. Ticks only for an operation that may come to that. */
export function OnceLong({ operation, usualMs, children }: OnceLongProps) {
  if (operation.state !== "running" || usualMs === null || usualMs === undefined) return null;
  return (
    <Watched operation={operation} usualMs={usualMs}>
      {children}
    </Watched>
  );
}

function Watched({ operation, usualMs, children }: OnceLongProps) {
  const now = useNow(1000);
  return takesLong(operation, usualMs, now) && children;
}
