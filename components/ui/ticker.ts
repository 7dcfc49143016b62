import { useNow as usePageTime } from "next-intl";
import { useSyncExternalStore } from "react";

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Between two ticks it stands still. While nobody listens there is no tick. */
function read(): number {
  return timer === undefined ? Date.now() : now;
}

/**
 * The time in whole steps of `stepMs`, kept up to date by one timer for the whole page. Until React has taken a page over
 * it is the time at which the server drew it, on both sides: what is shown then is what the server wrote.
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
