import { LRUCache } from "lru-cache";
import { type Lane, lanes } from "#lib/cloud/turn-queue.ts";

export interface Wanted {
  /** How long ago the reading may have begun, 0 for one that begins from now on; when left out, its usual age. */
  mostMs?: number | undefined;
  /** `people` unless told. */
  lane?: Lane | undefined;
  /** Fires when the asker no longer waits. */
  signal?: AbortSignal | undefined;
}

/** @throws the signal's reason when it fires first; what the reading threw */
export type CachedRead<Query, Value> = (query: Query, wanted?: Wanted) => Promise<Value>;

/** On whose behalf a reading is made: the signal fires when the last who waited for it has left. */
export interface OnBehalf {
  lane: Lane;
  signal: AbortSignal;
}

interface Options<Query, Value> {
  /** Usual age, from the answer. */
  ttlMs: number;
  max: number;
  /** Equal for queries whose answer is the same. */
  keyOf(query: Query): string;
  /** What has to be waited for before the reading can begin. */
  turn?(query: Query, behalf: OnBehalf): Promise<void>;
  load(query: Query, behalf: OnBehalf): Promise<Value>;
}

/** By the process's own clock; what has not happened yet is later than anything. */
interface Reading<Value> {
  lane: Lane;
  begunAt: number;
  answeredAt: number;
  value: Promise<Value>;
  waiting: number;
  /** Gives the reading up. */
  abandoned: AbortController;
}

const notYet = Number.POSITIVE_INFINITY;

/**
 * A read that many viewers share: those who ask at the same time wait for one call, which is given up when the last of
 * them has left. Who must know how things are now is never given a reading that had begun before, though it may still be
 * under way: it may have looked already. One that waits for its turn has not. Nor does anybody wait for a reading whose
 * turns come later than their own would. A failure is never kept.
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
