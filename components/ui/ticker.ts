import { useNow as usePageTime } from "next-intl";
import { useSyncExternalStore } from "react";
import { serverNow } from "#components/ui/server-clock.ts";

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    now = serverNow();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the last tick. There are no ticks without listeners. */
function read(): number {
  return timer === undefined ? serverNow() : now;
}

/**
 * The server's time in whole steps of `stepMs`, updated by one timer for the whole page. During hydration it is the time at
 * which the server rendered the page, so that both sides render the same.
 */
export function useNow(stepMs: number): number {
  const drawnAt = usePageTime().getTime();
  const inSteps = (time: number) => Math.floor(time / stepMs) * stepMs;
  return useSyncExternalStore(
    subscribe,
    () => inSteps(read()),
    () => inSteps(drawnAt),
  );
}
