import { LRUCache } from "lru-cache";
import { type Lane, lanes } from "#lib/cloud/turn-queue.ts";

export interface ReadOptions {
  /** Greatest time since the reading began; 0 for a reading that begins from now on. Defaults to the ttl. */
  mostMs?: number | undefined;
  /** Defaults to `people`. */
  lane?: Lane | undefined;
  /** Fires when the caller no longer waits. */
  signal?: AbortSignal | undefined;
}

/** @throws the signal's reason when it fires first; the reading's error */
export type CachedRead<Query, Value> = (query: Query, wanted?: ReadOptions) => Promise<Value>;

/** Lane and signal of a reading; the signal fires when its last waiter has left. */
export interface OnBehalf {
  lane: Lane;
  signal: AbortSignal;
}

interface Options<Query, Value> {
  /** Lifetime of an answer. */
  ttlMs: number;
  max: number;
  /** Equal for queries with the same answer. */
  keyOf(query: Query): string;
  /** Takes the reading's turn of the budget. */
  turn?(query: Query, behalf: OnBehalf): Promise<void>;
  load(query: Query, behalf: OnBehalf): Promise<Value>;
}

/** Instants are monotonic; Infinity for what has not happened yet. */
interface Reading<Value> {
  lane: Lane;
  begunAt: number;
  answeredAt: number;
  value: Promise<Value>;
  waiting: number;
  /** Cancels the reading. */
  abandoned: AbortController;
}

const notYet = Number.POSITIVE_INFINITY;

/**
 * A read shared by many callers: concurrent callers wait for one call, which is cancelled when the last of them leaves. A
 * caller that needs a fresh reading never gets one that began before, even if it is still in progress, since it may
 * already have reached the cloud; one that still waits for its turn may be shared. No caller waits for a reading in a lower
 * lane than its own. A failure is never kept.
 */
export function cachedRead<Query extends object, Value extends object>(
  options: Options<Query, Value>,
): CachedRead<Query, Value> {
  const readings = new LRUCache<string, Reading<Value>>({ max: options.max });

  function begin(key: string, query: Query, lane: Lane): Reading<Value> {
    const abandoned = new AbortController();
    const behalf = { lane, signal: abandoned.signal };
    const load = async () => {
      await options.turn?.(query, behalf);
      reading.begunAt = performance.now();
      const value = await options.load(query, behalf);
      reading.answeredAt = performance.now();
      return value;
    };
    const reading: Reading<Value> = {
      lane,
      begunAt: notYet,
      answeredAt: notYet,
      value: Promise.resolve().then(load),
      waiting: 0,
      abandoned,
    };
    readings.set(key, reading);
    const forget = () => {
      if (readings.peek(key) === reading) readings.delete(key);
    };
    reading.value.catch(forget);
    abandoned.signal.addEventListener("abort", forget);
    return reading;
  }

  return async (query, { mostMs, lane = "people", signal } = {}) => {
    signal?.throwIfAborted();
    const key = options.keyOf(query);
    const latest = readings.get(key);
    const serves = latest && isSoonEnough(latest, lane) && isYoungEnough(latest, mostMs, options.ttlMs);
    return waitFor(serves ? latest : begin(key, query, lane), signal);
  };
}

function isSoonEnough({ answeredAt, lane }: Reading<unknown>, wanted: Lane): boolean {
  return answeredAt !== notYet || lanes.indexOf(lane) <= lanes.indexOf(wanted);
}

function isYoungEnough({ begunAt, answeredAt }: Reading<unknown>, mostMs: number | undefined, ttlMs: number): boolean {
  const [since, most] = mostMs === undefined ? [answeredAt, ttlMs] : [begunAt, mostMs];
  return performance.now() - since < most;
}

function waitFor<Value>(reading: Reading<Value>, signal: AbortSignal | undefined): Promise<Value> {
  reading.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal?.reason);
      reading.waiting -= 1;
      if (reading.waiting === 0) reading.abandoned.abort(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    reading.value.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
  });
}
