"use client";

import { type ReactNode, Suspense, useState } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";

interface OnOpeningProps {
  summary: ReactNode;
  className?: string;
  /** Loaded, and drawn, once it is first opened. */
  children: ReactNode;
}

/** Collapsible content that costs nothing until it is opened. */
export function OnOpening({ children, ...disclosure }: OnOpeningProps) {
  const [used, setUsed] = useState(false);
  return (
    <Disclosure {...disclosure} onOpen={() => setUsed(true)}>
      {used && <Suspense fallback={null}>{children}</Suspense>}
    </Disclosure>
  );
}
