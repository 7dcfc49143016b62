import { useSyncExternalStore } from "react";

export interface TooltipTarget {
  element: HTMLElement;
  content: string;
  id: string;
  delay: "none" | "after-rest";
}

const restMs = 450;
const crossMs = 90;

let shown: TooltipTarget | null = null;
let coming: HTMLElement | null = null;
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

/** Shows the page's one tooltip; without delay while another is open. */
export function showTooltip(target: TooltipTarget): void {
  clearTimeout(timer);
  coming = target.element;
  if (target.delay === "none" || shown !== null) set(target);
  else timer = setTimeout(() => set(target), restMs);
}

/**
 * Hides the tooltip of this element or cancels a pending one, after a delay, so that the pointer can move onto the tooltip.
 */
export function hideTooltip(element: HTMLElement): void {
  if (shown?.element === element) {
    clearTimeout(timer);
    timer = setTimeout(() => set(null), crossMs);
  } else if (coming === element) {
    clearTimeout(timer);
  }
}

/** Keeps the tooltip open while the pointer is on it. */
export function keepTooltip(): void {
  clearTimeout(timer);
}

export function useTooltip(): TooltipTarget | null {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
}

/** Whether the tooltip of this element is open. Only the affected elements rerender. */
export function useTooltipOf(element: HTMLElement | null): boolean {
  return useSyncExternalStore(
    subscribe,
    () => element !== null && shown?.element === element,
    () => false,
  );
}
