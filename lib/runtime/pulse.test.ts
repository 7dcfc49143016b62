import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPulse } from "#lib/runtime/pulse.ts";

const log = { error: vi.fn() };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks the database once for all listeners, again and again, and only while there are any", async () => {
  let answers = true;
  const asked = vi.fn(async () => answers);
  const onPulse = createPulse(asked, log, 100);
  const heard: boolean[] = [];
  const leave = [onPulse((each) => heard.push(each)), onPulse(() => {})];
  await vi.advanceTimersByTimeAsync(0);
  answers = false;
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual([true, false]);
  expect(asked).toHaveBeenCalledTimes(2);
  for (const step of leave) step();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveBeenCalledTimes(3);
  onPulse((each) => heard.push(each));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toHaveLength(3);
});

it("goes on after a listener that fails, and tells the others", async () => {
  const onPulse = createPulse(async () => true, log, 100);
  const failure = new Error("the stream is closed");
  const heard: boolean[] = [];
  onPulse(() => {
    throw failure;
  });
  onPulse((each) => heard.push(each));
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual([true, true]);
  expect(log.error).toHaveBeenCalledWith({ err: failure }, expect.any(String));
});
