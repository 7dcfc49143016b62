import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPulse } from "#lib/runtime/pulse.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks the database once for all listeners, again and again, and only while there are any", async () => {
  let answers = true;
  const asked = vi.fn(async () => answers);
  const onPulse = createPulse(asked, 100);
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
