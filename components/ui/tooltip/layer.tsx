"use client";

import { lazy, Suspense } from "react";
import { useTooltip } from "#components/ui/tooltip/store.ts";

const TooltipPopup = lazy(() =>
  import("#components/ui/tooltip/popup.tsx").then((module) => ({ default: module.TooltipPopup })),
);

/** Container of the page's one tooltip. The frame renders it once. */
export function TooltipLayer() {
  const target = useTooltip();
  if (target === null) return null;
  return (
    <Suspense fallback={null}>
      <TooltipPopup key={target.id} target={target} />
    </Suspense>
  );
}
