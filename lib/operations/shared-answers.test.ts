import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SharedAnswers } from "#lib/operations/shared-answers.ts";

const pauseMs = 300;
let begun: { signal: AbortSignal; answer(value: number): void; fail(): void }[];
let answers: SharedAnswers<string, number>;

beforeEach(() => {
  vi.useFakeTimers();
  begun = [];
  answers = new SharedAnswers({
    pauseMs,
    ttlMs: 2_000,
    keyOf: (question) => question,
    load: (_, signal) =>
      new Promise((resolve, reject) => {
        begun.push({ signal, answer: resolve, fail: () => reject(new Error("away")) });
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs timers and promises that are due now. */
const settle = () => vi.advanceTimersByTimeAsync(0);

async function answered(value: number): Promise<void> {
  const asked = answers.ask("q");
  await settle();
  begun.at(-1)?.answer(value);
  expect(await asked).toBe(value);
}

it("reads once for all callers until something changes", async () => {
  const asked = Array.from({ length: 50 }, () => answers.ask("q"));
  await settle();
  begun[0]?.answer(1);
  expect(await Promise.all(asked)).toEqual(Array(50).fill(1));
  expect(await answers.ask("q")).toBe(1);
  expect(begun).toHaveLength(1);
});

it("reads at once after a single change", async () => {
  await answered(1);
  await vi.advanceTimersByTimeAsync(pauseMs);
  answers.changed();
  await answered(2);
  expect(begun).toHaveLength(2);
});

it("never answers with a reading begun before the change, and runs one at a time", async () => {
  const early = answers.ask("q");
  await settle();
  answers.changed();
  const late = [answers.ask("q"), answers.ask("q")];
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(begun).toHaveLength(1);
  begun[0]?.answer(1);
  await settle();
  begun[1]?.answer(2);
  expect(await early).toBe(1);
  expect(await Promise.all(late)).toEqual([2, 2]);
});

it("spaces readings during constant changes, one at a time", async () => {
  let reads = 0;
  const busy = new SharedAnswers<null, number>({ pauseMs, keyOf: () => "", load: async () => ++reads });
  const viewers: Promise<number>[] = [];
  for (let event = 0; event < 19; event++) {
    busy.changed();
    for (let viewer = 0; viewer < 50; viewer++) viewers.push(busy.ask(null));
    await vi.advanceTimersByTimeAsync(1000 / 19);
  }
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(await Promise.all(viewers)).toHaveLength(950);
  expect(reads).toBeGreaterThanOrEqual(4);
  expect(reads).toBeLessThanOrEqual(6);
});

it("reads again after the ttl, since a change may be missed", async () => {
  await answered(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await answered(2);
});

it("cancels a reading when its last waiter has left, and not before", async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const both = [answers.ask("q", first.signal), answers.ask("q", second.signal)];
  const left = Promise.allSettled(both);
  await settle();
  first.abort();
  await settle();
  expect(begun[0]?.signal.aborted).toBe(false);
  second.abort();
  await settle();
  expect(begun[0]?.signal.aborted).toBe(true);
  expect((await left).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await answered(2);
});

it("doesn't begin a reading without waiters", async () => {
  await answered(1);
  answers.changed();
  const leaving = new AbortController();
  const left = Promise.allSettled([answers.ask("q", leaving.signal)]);
  leaving.abort();
  await left;
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(begun).toHaveLength(1);
  await answered(2);
});

it("doesn't keep a failure", async () => {
  const failed = Promise.allSettled([answers.ask("q")]);
  await settle();
  begun[0]?.fail();
  expect((await failed)[0]?.status).toBe("rejected");
  await answered(2);
});
