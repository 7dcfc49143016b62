import { useSyncExternalStore } from "react";
import type { ErrorText } from "#components/ui/error-panel.tsx";

export interface ToastLink {
  label: string;
  href: string;
}

export type ToastMessage =
  | { kind: "success"; id: string; title: string; link?: ToastLink | undefined }
  | { kind: "error"; id: string; error: ErrorText; link?: ToastLink | undefined };

const noToasts: readonly ToastMessage[] = [];

let toasts = noToasts;
const listeners = new Set<() => void>();

function set(next: readonly ToastMessage[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Tells the end of work that no screen waits for; anything else says so where it was asked. A message with the id of one
 * that is still shown replaces it, so that retries don't pile up.
 */
export function showToast(message: ToastMessage): void {
  set([...toasts.filter(({ id }) => id !== message.id), message]);
}

export function dismissToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly ToastMessage[] {
  return useSyncExternalStore(
    subscribe,
    () => toasts,
    () => noToasts,
  );
}
