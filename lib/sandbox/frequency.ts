/** Counts the calls of the last second, per key. */
export interface Frequency {
  /**
   * Admits one call, or refuses it with the number that it would have had. Refused calls don't count, so a client that
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
