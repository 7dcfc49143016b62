import { useSyncExternalStore } from "react";

export type StreamState = "connecting" | "live" | "lost";

let state: StreamState = "connecting";
const listeners = new Set<() => void>();

export function setStreamState(next: StreamState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** State of the event stream. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => "connecting",
  );
}
