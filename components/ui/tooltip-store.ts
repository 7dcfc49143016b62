import { useSyncExternalStore } from "react";

export interface TooltipTarget {
  element: HTMLElement;
  content: string;
  id: string;
  delay: "none" | "after-rest";
}

const restMs = 450;

let shown: TooltipTarget | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(target: TooltipTarget | null) {
  clearTimeout(timer);
  if (shown === target) return;
  shown = target;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Shows the one tooltip of the page; while another is open it moves over without waiting. */
export function showTooltip(target: TooltipTarget): void {
  clearTimeout(timer);
  if (target.delay === "none" || shown !== null) set(target);
  else timer = setTimeout(() => set(target), restMs);
}

/** Hides the tooltip, or cancels the one about to come, if it belongs to this element. */
export function hideTooltip(element: HTMLElement | null): void {
  clearTimeout(timer);
  if (shown?.element === element) set(null);
}

export function useTooltip(): TooltipTarget | null {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
}

/** Whether the tooltip of this element is open. Only the elements concerned render again. */
export function useTooltipOf(element: HTMLElement | null): boolean {
  return useSyncExternalStore(
    subscribe,
    () => element !== null && shown?.element === element,
    () => false,
  );
}
