import { useSyncExternalStore } from "react";
import type { ComboboxFull } from "#components/ui/combobox/full.tsx";

type Full = typeof ComboboxFull;

let full: Full | null = null;
let loading = false;
const listeners = new Set<() => void>();

/** Loads the combobox once per page. After a failure the next user event retries. */
export async function loadCombobox(): Promise<void> {
  if (full !== null || loading) return;
  loading = true;
  try {
    const module = await import("#components/ui/combobox/full.tsx");
    full = module.ComboboxFull;
    for (const listener of listeners) listener();
  } finally {
    loading = false;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The combobox once it is loaded; null on the server. */
export function useComboboxFull(): Full | null {
  return useSyncExternalStore(
    subscribe,
    () => full,
    () => null,
  );
}
