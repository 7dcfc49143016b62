import { describe, expect, it } from "vitest";
import {
  accepted,
  asked,
  detailAfter,
  itsTurn,
  noAnswer,
  second,
  taskDone,
  taskFailed,
} from "#components/data/testing/samples.ts";
import { resolveTimeline, type StationKey, type Timeline } from "#components/operation/timeline.ts";
import type { OperationDetail } from "#lib/api/contract/operation.ts";

describe("resolveTimeline", () => {
  it("waits at the first station while queued", () => {
    const timeline = resolveTimeline(detailAfter([asked]));
    expect(statesOf(timeline)).toBe("waiting ahead ahead ahead ahead ahead");
    expect(station(timeline, "checked")).toMatchObject({ from: second(0), at: null });
    expect(timeline.setback).toBeNull();
  });

  it("is at the second station while submitting", () => {
    const timeline = resolveTimeline(detailAfter([asked, itsTurn]));
    expect(statesOf(timeline)).toBe("passed current ahead ahead ahead ahead");
    expect(station(timeline, "checked")).toMatchObject({ from: second(0), at: second(2) });
    expect(station(timeline, "sent")).toMatchObject({ from: second(2), at: null });
  });

  it("shows the cloud's work since the request was accepted", () => {
    const timeline = resolveTimeline(detailAfter([asked, itsTurn, accepted]));
    expect(statesOf(timeline)).toBe("passed passed passed current ahead ahead");
    expect(station(timeline, "accepted")).toMatchObject({ from: second(2), at: second(3) });
    expect(station(timeline, "working")).toMatchObject({ from: second(3), at: null });
  });

  it("reads back after the task's end, and completes", () => {
    const verifying = resolveTimeline(detailAfter([asked, itsTurn, accepted, taskDone]));
    expect(statesOf(verifying)).toBe("passed passed passed passed passed current");
    expect(station(verifying, "working")).toMatchObject({ from: second(3), at: second(8) });

    const verified = resolveTimeline(
      detailAfter([asked, itsTurn, accepted, taskDone, { to: "succeeded", cause: "verified", seconds: 9 }]),
    );
    expect(statesOf(verified)).toBe("passed passed passed passed passed passed");
    expect(station(verified, "verified")).toEqual({
      key: "verified",
      state: "passed",
      from: second(8),
      at: second(9),
      cause: null,
    });
  });

  it.each(["changed-since-review", "no-longer-eligible", "refused"] as const)(
    "is rejected before sending: %s",
    (cause) => {
      const timeline = resolveTimeline(detailAfter([asked, { to: "rejected", cause, seconds: 1 }]));
      expect(statesOf(timeline)).toBe("failed skipped skipped skipped skipped skipped");
      expect(station(timeline, "checked")).toMatchObject({ at: second(1), cause });
    },
  );

  it("ends at the station Accepted when the cloud refuses it", () => {
    const timeline = resolveTimeline(detailAfter([asked, itsTurn, { to: "rejected", cause: "refused", seconds: 3 }]));
    expect(statesOf(timeline)).toBe("passed passed failed skipped skipped skipped");
    expect(station(timeline, "accepted")).toMatchObject({ from: second(2), at: second(3), cause: "refused" });
  });

  it("ends at the station Done when the cloud's task fails", () => {
    const timeline = resolveTimeline(detailAfter([asked, itsTurn, accepted, taskFailed]));
    expect(statesOf(timeline)).toBe("passed passed passed passed failed skipped");
    expect(station(timeline, "working")).toMatchObject({ from: second(3), at: second(8) });
    expect(station(timeline, "done")).toMatchObject({ at: second(8), cause: "task-failed" });
  });

  it("fails at the last station when the rule differs", () => {
    const timeline = resolveTimeline(
      detailAfter([asked, itsTurn, accepted, taskDone, { to: "failed", cause: "differs", seconds: 38 }]),
    );
    expect(statesOf(timeline)).toBe("passed passed passed passed passed failed");
    expect(station(timeline, "verified")).toMatchObject({ from: second(8), at: second(38), cause: "differs" });
  });

  describe("without an answer", () => {
    const lost = [asked, itsTurn, noAnswer];

    it("reads back, and marks the station from which the outcome is unknown", () => {
      const timeline = resolveTimeline(detailAfter(lost));
      expect(statesOf(timeline)).toBe("passed passed unknown skipped skipped current");
      expect(station(timeline, "accepted")).toMatchObject({ from: second(2), at: second(12), cause: "no-answer" });
      expect(station(timeline, "verified")).toMatchObject({ from: second(12), at: null });
    });

    it("completes without a task id", () => {
      const timeline = resolveTimeline(
        detailAfter([...lost, { to: "succeeded", cause: "seen-without-task", seconds: 14 }]),
      );
      expect(statesOf(timeline)).toBe("passed passed unknown skipped skipped passed");
      expect(station(timeline, "verified")).toMatchObject({ at: second(14), cause: "seen-without-task" });
      expect(station(timeline, "accepted").cause).toBe("no-answer");
    });

    it.each(["no-trace", "changed-by-someone-else"] as const)("fails: %s", (cause) => {
      const timeline = resolveTimeline(detailAfter([...lost, { to: "failed", cause, seconds: 372 }]));
      expect(statesOf(timeline)).toBe("passed passed unknown skipped skipped failed");
      expect(station(timeline, "verified")).toMatchObject({ from: second(12), at: second(372), cause });
    });
  });

  describe("unconfirmed, with a task found later", () => {
    const late = { to: "verifying", cause: "task-succeeded", seconds: 20 } as const;

    it("passes the stations that the cloud confirmed late, without times", () => {
      const timeline = resolveTimeline(detailAfter([asked, itsTurn, noAnswer, late]));
      expect(statesOf(timeline)).toBe("passed passed passed passed passed current");
      expect(station(timeline, "accepted")).toMatchObject({ from: null, at: null });
      expect(station(timeline, "done").at).toBe(second(20));
    });

    it("fails where the task failed", () => {
      const timeline = resolveTimeline(detailAfter([asked, itsTurn, noAnswer, taskFailed]));
      expect(statesOf(timeline)).toBe("passed passed passed passed failed skipped");
    });
  });

  describe("ended with an unknown outcome", () => {
    it.each(["never-confirmed", "closed-by-person"] as const)("while the rule was read back: %s", (cause) => {
      const ended = { to: "failed", cause, seconds: 90 } as const;
      const timeline = resolveTimeline(detailAfter([asked, itsTurn, noAnswer, ended]));
      expect(statesOf(timeline)).toBe("passed passed unknown skipped skipped stopped");
      expect(station(timeline, "verified")).toMatchObject({ at: second(90), cause });
    });

    it("while the task could not be polled", () => {
      const ended = { to: "failed", cause: "closed-by-person", seconds: 90 } as const;
      const timeline = resolveTimeline(detailAfter([asked, itsTurn, accepted, ended]));
      expect(statesOf(timeline)).toBe("passed passed passed stopped skipped skipped");
      expect(station(timeline, "working")).toMatchObject({ at: second(90), cause: "closed-by-person" });
    });
  });

  it.each(["task-forgotten", "task-stalled", "task-unreadable"] as const)("has an unknown task status: %s", (cause) => {
    const timeline = resolveTimeline(
      detailAfter([asked, itsTurn, accepted, { to: "unconfirmed", cause, seconds: 40 }]),
    );
    expect(statesOf(timeline)).toBe("passed passed passed unknown skipped current");
    expect(station(timeline, "working")).toMatchObject({ from: second(3), at: second(40), cause });
  });

  it("stops where a person cancelled it", () => {
    const timeline = resolveTimeline(
      detailAfter([asked, { to: "cancelled", cause: "cancelled-by-person", seconds: 5 }]),
    );
    expect(statesOf(timeline)).toBe("stopped skipped skipped skipped skipped skipped");
    expect(station(timeline, "checked")).toMatchObject({ at: second(5), cause: "cancelled-by-person" });
  });

  describe("retried", () => {
    const busy = { to: "queued", cause: "busy", seconds: 3, retryInSeconds: 2 } as const;

    it("waits at the first station and shows the last try's result", () => {
      const timeline = resolveTimeline(detailAfter([asked, itsTurn, busy]));
      expect(statesOf(timeline)).toBe("waiting ahead ahead ahead ahead ahead");
      expect(station(timeline, "checked").from).toBe(second(3));
      expect(timeline.setback).toMatchObject({ cause: "busy", at: second(3), nextTryAt: second(5) });
    });

    it("shows the current try, not the one before", () => {
      const timeline = resolveTimeline(
        detailAfter([asked, itsTurn, busy, { ...itsTurn, seconds: 6 }, { ...accepted, seconds: 7 }]),
      );
      expect(statesOf(timeline)).toBe("passed passed passed current ahead ahead");
      expect(station(timeline, "sent").at).toBe(second(6));
      expect(timeline.setback).toBeNull();
    });

    it("is rejected at the first station when all tries are used up", () => {
      const timeline = resolveTimeline(
        detailAfter([asked, itsTurn, busy, { to: "rejected", cause: "tries-used-up", seconds: 4 }]),
      );
      // Without the station Sent, since its try was sent.
      expect(statesOf(timeline)).toBe("failed skipped skipped skipped skipped");
    });
  });

  it("is paused while the console acts for another identity", () => {
    const timeline = resolveTimeline({ ...detailAfter([asked, itsTurn, accepted]), paused: true });
    expect(statesOf(timeline)).toBe("passed passed passed paused ahead ahead");
  });

  it("isn't paused once it has ended", () => {
    const ended: OperationDetail = { ...detailAfter([asked, itsTurn, accepted, taskFailed]), paused: true };
    expect(statesOf(resolveTimeline(ended))).toBe("passed passed passed passed failed skipped");
  });
});

function statesOf({ stations }: Timeline): string {
  return stations.map(({ state }) => state).join(" ");
}

function station({ stations }: Timeline, key: StationKey) {
  const found = stations.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no station ${key}`);
  return found;
}
