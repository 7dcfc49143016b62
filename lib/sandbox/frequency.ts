/** Counts the calls of the last second. */
export interface Frequency {
  /**
   * Takes one call in, or refuses it with the number it would have been. Refused calls do not count, so a client that
   * slows down to the limit is served at once.
   */
  admit(key: string, limit: number, nowMs: number): { admitted: true } | { admitted: false; times: number };
  clear(): void;
}

const second = 1000;

/** A sliding log: never more than `limit` admitted calls within any second. */
export function frequencyLog(): Frequency {
  const log = new Map<string, number[]>();
  return {
    admit: (key, limit, nowMs) => {
      const recent = (log.get(key) ?? []).filter((at) => nowMs - at < second);
      log.set(key, recent);
      if (recent.length >= limit) return { admitted: false, times: recent.length + 1 };
      recent.push(nowMs);
      return { admitted: true };
    },
    clear: () => log.clear(),
  };
}
