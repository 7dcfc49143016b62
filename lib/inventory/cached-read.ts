import { LRUCache } from "lru-cache";

/** @param mostMs how long ago the reading may have begun, 0 for one that begins from now on; when left out, its usual age */
export type CachedRead<Query, Value> = (query: Query, mostMs?: number) => Promise<Value>;

interface Options<Query, Value> {
  /** Usual age, from the answer. */
  ttlMs: number;
  max: number;
  /** Equal for queries whose answer is the same. */
  keyOf(query: Query): string;
  /** What has to be waited for before the reading can begin. */
  turn?(query: Query): Promise<void>;
  load(query: Query): Promise<Value>;
}

/** By the process's own clock; what has not happened yet is later than anything. */
interface Reading<Value> {
  begunAt: number;
  answeredAt: number;
  value: Promise<Value>;
}

const notYet = Number.POSITIVE_INFINITY;

/**
 * A read that many viewers share: those who ask at the same time wait for one call. Who must know how things are now is
 * never given a reading that had begun before, though it may still be under way: it may have looked already. One that
 * waits for its turn has not. A failure is never kept.
 */
export function cachedRead<Query extends object, Value extends object>(
  options: Options<Query, Value>,
): CachedRead<Query, Value> {
  const readings = new LRUCache<string, Reading<Value>>({ max: options.max });

  function begin(key: string, query: Query): Reading<Value> {
    const load = async () => {
      await options.turn?.(query);
      reading.begunAt = performance.now();
      const value = await options.load(query);
      reading.answeredAt = performance.now();
      return value;
    };
    const reading: Reading<Value> = { begunAt: notYet, answeredAt: notYet, value: Promise.resolve().then(load) };
    readings.set(key, reading);
    reading.value.catch(() => {
      if (readings.peek(key) === reading) readings.delete(key);
    });
    return reading;
  }

  return (query, mostMs) => {
    const key = options.keyOf(query);
    const latest = readings.get(key);
    if (!latest) return begin(key, query).value;
    const [since, most] = mostMs === undefined ? [latest.answeredAt, options.ttlMs] : [latest.begunAt, mostMs];
    return performance.now() - since < most ? latest.value : begin(key, query).value;
  };
}
