"use client";

import { lazy, Suspense, useState } from "react";
import { useTooltip } from "#components/ui/tooltip-store.ts";

const TooltipPopup = lazy(() => import("#components/ui/tooltip-popup.tsx").then((m) => ({ default: m.TooltipPopup })));

/** Where the page's one tooltip lives. The frame renders it once. */
export function TooltipLayer() {
  const target = useTooltip();
  const [last, setLast] = useState(target);
  if (target !== null && target !== last) setLast(target);
  if (last === null) return null;
  return (
    <Suspense fallback={null}>
      <TooltipPopup target={last} open={target !== null} />
    </Suspense>
  );
}
