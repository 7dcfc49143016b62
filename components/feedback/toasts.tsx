"use client";

import { lazy, Suspense } from "react";
import { useToasts } from "#components/feedback/toast.ts";

const ToastStack = lazy(() => import("#components/feedback/toast-stack.tsx").then((m) => ({ default: m.ToastStack })));

/** Where toasts come up; the frame renders it once. The region is there from the start, so that screen readers watch it. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div
      role="log"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-50 grid justify-items-end gap-2 max-md:bottom-20"
    >
      {toasts.length > 0 && (
        <Suspense fallback={null}>
          <ToastStack toasts={toasts} />
        </Suspense>
      )}
    </div>
  );
}
