import { useSyncExternalStore } from "react";
import type { Beat } from "#lib/api/contract/operation.ts";

/** `stalled`: the stream is open, and the database doesn't answer. */
export type StreamState = "connecting" | "live" | "stalled" | "lost";

function createStore<Value>(initial: Value) {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    initial: () => initial,
    set(next: Value) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** What is away, the database before the cloud, without which nothing of the cloud is known either. */
export type Away = "database" | "cloud" | null;

const streamState = createStore<StreamState>("connecting");
const away = createStore<Away>(null);

export const setStreamState = streamState.set;

export function setBeat({ databaseAway, cloudAway }: Beat): void {
  away.set(databaseAway ? "database" : cloudAway ? "cloud" : null);
}

/** State of the event stream. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(streamState.subscribe, streamState.get, streamState.initial);
}

/** What the console can't reach, by the last beat of the stream. */
export function useAway(): Away {
  return useSyncExternalStore(away.subscribe, away.get, away.initial);
}
