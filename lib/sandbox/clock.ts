/** The sandbox's clock, for tasks and expiries. Signatures are checked against the real clock. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  advance(ms: number): void;
  /** Milliseconds that it is ahead of the real clock. */
  offset(): number;
}

export function sandboxClock(offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    advance: (ms) => {
      offset += ms;
    },
    offset: () => offset,
  };
}

/** Formats a time as the cloud does, in Beijing time: `2026-10-20 10:00:00`. */
export function cloudTime(unixSeconds: number): string {
  return new Date((unixSeconds + 8 * 3600) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
