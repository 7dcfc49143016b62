import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { coalesce } from "#components/data/coalesce.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("makes one call for many, and another one later", () => {
  const work = vi.fn();
  const { call } = coalesce(work, 500);
  for (let count = 0; count < 100; count++) call();
  vi.advanceTimersByTime(499);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  call();
  vi.advanceTimersByTime(500);
  expect(work).toHaveBeenCalledTimes(2);
});

it("does nothing once stopped", () => {
  const work = vi.fn();
  const { call, stop } = coalesce(work, 500);
  call();
  stop();
  vi.advanceTimersByTime(1000);
  expect(work).not.toHaveBeenCalled();
});
