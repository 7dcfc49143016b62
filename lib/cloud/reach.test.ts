import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CloudError } from "#lib/cloud/failure.ts";
import { Reach, worstOf } from "#lib/cloud/reach.ts";

const refused = new CloudError({ kind: "not-sent", reason: "connection-refused", detail: "" });
const slow = new CloudError({ kind: "no-answer", reason: "timeout", detail: "", httpStatus: null, requestId: null });
const denied = new CloudError({ kind: "refused", code: "AuthFailure", message: "", requestId: null });
const [sts, clb, scf] = ["https://sts", "https://clb", "https://scf"];

/** The origins that can't be connected to. */
let lost: Set<string>;
const probe = vi.fn(async (origin: string) => {
  if (lost.has(origin)) throw refused;
  throw denied;
});
let reach: Reach;

beforeEach(() => {
  vi.useFakeTimers();
  probe.mockClear();
  lost = new Set();
  reach = new Reach(probe, 100);
});

afterEach(() => {
  reach.close();
  vi.useRealTimers();
});

/** Calls an origin, and waits for what that sets off. */
async function call(origin: string): Promise<boolean> {
  reach.heard(origin, lost.has(origin) ? refused : null);
  await vi.advanceTimersByTimeAsync(0);
  return reach.known() === "unreachable";
}

it("is away while no connection can be made, and tries until one can", async () => {
  lost.add(sts);
  expect(await call(sts)).toBe(true);
  expect(await call(sts)).toBe(true);
  expect(probe).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(reach.known()).toBe("unreachable");
  lost.delete(sts);
  await vi.advanceTimersByTimeAsync(100);
  expect(reach.known()).toBe("reachable");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(probe).toHaveBeenCalledTimes(3);
});

it("is there all the time while one service can't be reached and another can", async () => {
  await call(sts);
  lost.add(scf);
  for (let times = 0; times < 5; times++) {
    expect(await call(scf)).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(reach.known()).toBe("reachable");
  }
});

it("is there, and tries no more, once a call is answered while the identity's host stays lost", async () => {
  lost.add(sts).add(clb);
  await call(sts);
  expect(await call(clb)).toBe(true);
  lost.delete(clb);
  expect(await call(clb)).toBe(false);
  probe.mockClear();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reach.known()).toBe("reachable");
  expect(probe).not.toHaveBeenCalled();
});

it("is away once all services that were called are lost, and back with the first of them", async () => {
  await call(sts);
  await call(clb);
  lost.add(sts).add(clb);
  expect(await call(clb)).toBe(true);
  lost.delete(sts);
  await vi.advanceTimersByTimeAsync(100);
  expect(reach.known()).toBe("reachable");
});

it("is there after one connection that failed and can be made again at once", async () => {
  reach.heard(clb, refused);
  expect(reach.known()).not.toBe("unreachable");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reach.known()).toBe("reachable");
});

it("is there when a call is answered while the others are tried", async () => {
  lost.add(scf);
  reach.heard(scf, refused);
  reach.heard(clb);
  await vi.advanceTimersByTimeAsync(0);
  expect(reach.known()).toBe("reachable");
});

it("is there when it refuses a call, or is slow to answer one", () => {
  for (const error of [denied, slow, null]) {
    reach.heard(sts, error);
    expect(reach.known()).toBe("reachable");
  }
});

it("is still away after a call that was given up", async () => {
  lost.add(sts);
  await call(sts);
  reach.heard(sts, new CloudError({ kind: "not-sent", reason: "aborted", detail: "" }));
  expect(reach.known()).toBe("unreachable");
});

it("tries no more once it is closed", async () => {
  lost.add(sts);
  await call(sts);
  reach.close();
  probe.mockClear();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(probe).not.toHaveBeenCalled();
});

it("is unknown before the first call", () => {
  expect(reach.known()).toBe("unknown");
});

it("of several clouds is that of which least can be said", () => {
  expect(worstOf(["reachable", "unknown", "unreachable"])).toBe("unreachable");
  expect(worstOf(["reachable", "unknown"])).toBe("unknown");
  expect(worstOf(["reachable", "reachable"])).toBe("reachable");
});
