import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CloudError } from "#lib/cloud/failure.ts";
import { Reach } from "#lib/cloud/reach.ts";

const refused = new CloudError({ kind: "not-sent", reason: "connection-refused", detail: "" });
const slow = new CloudError({ kind: "no-answer", reason: "timeout", detail: "", httpStatus: null, requestId: null });
const denied = new CloudError({ kind: "refused", code: "AuthFailure", message: "", requestId: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("is away while no connection can be made, and tries until one can", async () => {
  const outcomes = [refused, denied];
  const probe = vi.fn(async () => {
    throw outcomes.shift();
  });
  const reach = new Reach(probe, 100);
  reach.heard(refused);
  reach.heard(refused);
  expect(reach.isAway()).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(probe).toHaveBeenCalledTimes(1);
  expect(reach.isAway()).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(reach.isAway()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(probe).toHaveBeenCalledTimes(2);
});

it("is there when it refuses a call, or is slow to answer one", () => {
  const reach = new Reach(() => Promise.resolve(), 100);
  for (const error of [denied, slow, null]) {
    reach.heard(error);
    expect(reach.isAway()).toBe(false);
  }
});

it("is still away after a call that was given up", () => {
  const reach = new Reach(() => Promise.resolve(), 100);
  reach.heard(refused);
  reach.heard(new CloudError({ kind: "not-sent", reason: "aborted", detail: "" }));
  expect(reach.isAway()).toBe(true);
  reach.close();
});

it("tries no more once it is closed", async () => {
  const probe = vi.fn(() => Promise.resolve());
  const reach = new Reach(probe, 100);
  reach.heard(refused);
  reach.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(probe).not.toHaveBeenCalled();
});
