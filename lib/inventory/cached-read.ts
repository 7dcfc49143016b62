import { LRUCache } from "lru-cache";

/** @param mostMs how old the answer may be; its usual age when left out, 0 to ask the cloud now */
export type CachedRead<Query, Value> = (query: Query, mostMs?: number) => Promise<Value>;

interface Options<Query, Value> {
  ttlMs: number;
  max: number;
  /** Equal for queries whose answer is the same. */
  keyOf(query: Query): string;
  load(query: Query): Promise<Value>;
}

/** A read that many viewers share: those who ask at the same time wait for one call. A failure is never kept. */
export function cachedRead<Query extends object, Value extends object>(
  options: Options<Query, Value>,
): CachedRead<Query, Value> {
  const cache = new LRUCache<string, Value, { query: Query }>({
    max: options.max,
    ttl: options.ttlMs,
    fetchMethod: (_key, _stale, { context }) => options.load(context.query),
  });
  return (query, mostMs = options.ttlMs) => {
    const key = options.keyOf(query);
    const ageMs = options.ttlMs - cache.getRemainingTTL(key);
    return cache.forceFetch(key, { context: { query }, forceRefresh: ageMs >= mostMs });
  };
}
