import { describe, expect, it } from "vitest";
import { type State, states } from "#lib/api/contract/words.ts";
import { decide, type Life, type LifeEvent } from "#lib/operations/lifecycle.ts";
import { defaultLimits as limits } from "#lib/operations/limits.ts";
import { isTerminal } from "#lib/operations/states.ts";
import {
  allEvents,
  answered,
  barred,
  checked,
  closed,
  life,
  lost,
  polled,
  read,
  setting,
  turn,
} from "#lib/operations/testing/lives.ts";

type Row = [from: State, known: Partial<Life>, event: LifeEvent, to: State, cause: string];

const usedTries = { tries: limits.tries, tryingMs: 1 };
const barredLong = { sameFailureLooks: 2, sameFailureMs: 30_000, lostLooks: 2 };
const dayAgo = { inStateMs: 86_400_000, sentAgoMs: 86_400_000, looks: 5, lostLooks: 4 };
const longAgo = { tries: 2, tryingMs: limits.tryingMs };

const table: Row[] = [
  ["queued", {}, turn, "submitting", "its-turn"],
  ["queued", { tries: 9, tryingMs: limits.tryingMs - 1 }, turn, "submitting", "its-turn"],
  ["queued", {}, { type: "cancelled" }, "cancelled", "cancelled-by-person"],
  ["queued", { tries: 3, tryingMs: 9_000 }, { type: "cancelled" }, "cancelled", "cancelled-by-person"],
  ["queued", {}, checked("changed"), "rejected", "changed-since-review"],
  ["queued", {}, checked("ineligible"), "rejected", "no-longer-eligible"],
  ["queued", {}, checked("refused"), "rejected", "refused"],
  ["queued", {}, checked("not-connected"), "queued", "not-connected"],
  ["queued", {}, checked("rate-limited"), "queued", "rate-limited"],
  ["queued", {}, checked("credentials"), "queued", "credentials-renewed"],
  ["queued", { renewed: true }, checked("credentials"), "rejected", "refused"],
  ["queued", usedTries, turn, "rejected", "tries-used-up"],
  ["queued", longAgo, turn, "rejected", "waited-too-long"],
  ["queued", usedTries, checked("not-connected"), "rejected", "tries-used-up"],
  ["submitting", {}, answered("accepted"), "running", "accepted"],
  ["submitting", {}, answered("not-connected"), "queued", "not-connected"],
  ["submitting", {}, answered("busy"), "queued", "busy"],
  ["submitting", {}, answered("rate-limited"), "queued", "rate-limited"],
  ["submitting", {}, answered("credentials"), "queued", "credentials-renewed"],
  ["submitting", { renewed: true }, answered("credentials"), "rejected", "refused"],
  ["submitting", {}, answered("refused"), "rejected", "refused"],
  ["submitting", {}, answered("no-answer"), "unconfirmed", "no-answer"],
  ["submitting", {}, answered("internal-error"), "unconfirmed", "internal-error"],
  ["submitting", {}, { type: "process-gone", accepted: false }, "unconfirmed", "process-gone"],
  ["submitting", {}, { type: "process-gone", accepted: true }, "running", "accepted"],
  ["running", {}, polled("done"), "verifying", "task-succeeded"],
  ["running", {}, polled("failed"), "failed", "task-failed"],
  ["running", { unknownPolls: 2, unknownMs: 30_000 }, polled("unknown"), "unconfirmed", "task-forgotten"],
  ["running", { inStateMs: 3_600_000 }, polled("working"), "unconfirmed", "task-stalled"],
  ["running", barredLong, barred, "unconfirmed", "task-unreadable"],
  ["running", { lostLooks: 1 }, closed, "failed", "closed-by-person"],
  ["running", dayAgo, lost, "failed", "never-confirmed"],
  ["running", dayAgo, barred, "failed", "never-confirmed"],
  ["running", dayAgo, polled("done"), "verifying", "task-succeeded"],
  ["verifying", {}, read("after"), "succeeded", "verified"],
  ["verifying", { oddReadingMs: 2_000 }, read("gone"), "failed", "gone"],
  ["verifying", { lostLooks: 1 }, closed, "failed", "closed-by-person"],
  ["verifying", dayAgo, lost, "failed", "never-confirmed"],
  ["verifying", { inStateMs: 30_000 }, read("before"), "failed", "differs"],
  ["verifying", { inStateMs: 30_000 }, read("other"), "failed", "differs"],
  ["unconfirmed", {}, read("after"), "succeeded", "seen-without-task"],
  ["unconfirmed", { oddReadingMs: 2_000 }, read("other"), "failed", "changed-by-someone-else"],
  ["unconfirmed", { oddReadingMs: 2_000 }, read("gone"), "failed", "gone"],
  ["unconfirmed", {}, polled("done"), "verifying", "task-succeeded"],
  ["unconfirmed", {}, polled("failed"), "failed", "task-failed"],
  ["unconfirmed", {}, closed, "failed", "closed-by-person"],
  ["unconfirmed", dayAgo, lost, "failed", "never-confirmed"],
  ["unconfirmed", dayAgo, polled("working"), "failed", "never-confirmed"],
  ["unconfirmed", { inStateMs: 359_000, sentAgoMs: 360_000 }, read("before"), "failed", "no-trace"],
  ["unconfirmed", { inStateMs: 659_000, sentAgoMs: 660_000 }, read("before", 360_000), "failed", "no-trace"],
  // A cloud with such a clock would refuse our signatures, so the date isn't the cloud's.
  ["unconfirmed", { inStateMs: 659_000, sentAgoMs: 660_000 }, read("before", -9e9), "failed", "no-trace"],
];

describe("each transition of the table", () => {
  it.each(table)("%s %j on %j becomes %s: %s", (from, known, event, to, cause) => {
    expect(decide(life(from, known), event, setting)).toMatchObject({ kind: "move", to, cause });
  });
});

describe("no transition", () => {
  it.each<[string, State, Partial<Life>, LifeEvent]>([
    ["a task that works", "running", { inStateMs: 3_599_000 }, polled("working")],
    ["a task unknown twice", "running", { unknownPolls: 1, unknownMs: 30_000 }, polled("unknown")],
    ["a task unknown for less than 30 s", "running", { unknownPolls: 5, unknownMs: 29_999 }, polled("unknown")],
    ["a poll that failed, however long the task runs", "running", { inStateMs: 9e7, lostLooks: 99 }, lost],
    ["a poll that fails in a way that passes", "running", barredLong, lost],
    ["a poll refused for less than 30 s", "running", { sameFailureLooks: 9, sameFailureMs: 29_999 }, barred],
    ["a poll refused only twice", "running", { sameFailureLooks: 1, sameFailureMs: 9e9 }, barred],
    ["a rule that may not be read", "verifying", barredLong, barred],
    ["the same in doubt", "unconfirmed", barredLong, barred],
    ["one reading of a rule that is gone", "verifying", {}, read("gone")],
    ["the same in doubt, and again too soon", "unconfirmed", { oddReadingMs: 1_999 }, read("gone")],
    ["one reading of what someone else asked for", "unconfirmed", {}, read("other")],
    [
      "a task that works, however late the signature",
      "unconfirmed",
      { inStateMs: 8e7, sentAgoMs: 8e7 },
      polled("working"),
    ],
    ["a rule that doesn't show it yet", "verifying", { inStateMs: 29_999 }, read("before")],
    ["a rule that can't be read, however long", "verifying", { inStateMs: 9e7, lostLooks: 99 }, lost],
    ["a rule as before while the attempt may be taken", "unconfirmed", { sentAgoMs: 359_999 }, read("before")],
    [
      "the same by a cloud whose clock is behind ours",
      "unconfirmed",
      { inStateMs: 6e5, sentAgoMs: 6e5 },
      read("before", 359_999),
    ],
    ["the same by a clock that is hours ahead", "unconfirmed", { inStateMs: 5e4, sentAgoMs: 5e4 }, read("before", 9e9)],
    ["the first looks after a day without any", "unconfirmed", { ...dayAgo, lostLooks: 3 }, lost],
    ["no reading at all, for most of a day", "unconfirmed", { inStateMs: 8.6e7, sentAgoMs: 8.6e7 }, lost],
    ["a doubt that has only begun", "unconfirmed", { inStateMs: 1_000, sentAgoMs: 4e6 }, read("before")],
  ])("%s", (_what, state, known, event) => {
    expect(decide(life(state, known), event, setting).kind).toBe("stay");
  });

  it("follows any event after the end", () => {
    for (const state of states.filter(isTerminal)) {
      for (const event of allEvents) expect(decide(life(state), event, setting)).toEqual({ kind: "none" });
    }
  });

  it("follows a cancellation after sending has begun", () => {
    for (const state of states.filter((state) => state !== "queued")) {
      expect(decide(life(state), { type: "cancelled" }, setting)).toEqual({ kind: "none" });
    }
  });
});

describe("closing", () => {
  it.each<[State, Partial<Life>]>([
    ["queued", {}],
    ["submitting", { lostLooks: 1 }],
    ["running", {}],
    ["verifying", {}],
  ])("is no way out of %s while it goes on", (state, known) => {
    expect(decide(life(state, known), closed, setting)).toEqual({ kind: "none" });
  });
});

describe("waits", () => {
  const retry = (known: Partial<Life>, random = 0.5) =>
    decide(life("submitting", known), answered("busy"), { ...setting, random });

  it("grow from try to try, up to five minutes", () => {
    const waits = [1, 2, 3, 9].map((tries) => retry({ tries }));
    expect(waits).toMatchObject([1_000, 2_000, 4_000, 256_000].map((notBeforeMs) => ({ notBeforeMs })));
  });

  it("are jittered by a quarter either way", () => {
    expect(retry({ tries: 1 }, 0)).toMatchObject({ notBeforeMs: 750 });
    expect(retry({ tries: 1 }, 1)).toMatchObject({ notBeforeMs: 1_250 });
  });

  it("are 0 after the last try, which is only rejected", () => {
    expect(retry({ tries: limits.tries })).toMatchObject({ to: "queued", notBeforeMs: 0 });
  });

  it("count a failed fresh read as a try", () => {
    const decision = decide(life("queued", { tries: 2, tryingMs: 5_000 }), checked("not-connected"), setting);
    expect(decision).toMatchObject({ notBeforeMs: 4_000 });
  });

  it("follow the poll interval while a task runs, and begin with the first poll's", () => {
    const slow = { ...setting, pollMs: 2_000, firstPollMs: 5_000 };
    expect(decide(life("submitting"), answered("accepted"), slow)).toMatchObject({ lookInMs: 5_000 });
    expect(decide(life("running"), polled("working"), slow)).toEqual({ kind: "stay", lookInMs: 2_000 });
  });

  it("double while reading back, and end exactly when the attempt can no longer be accepted", () => {
    const look = (looks: number, sentAgoMs: number) =>
      decide(life("unconfirmed", { looks, inStateMs: sentAgoMs, sentAgoMs }), read("before"), setting);
    expect([look(0, 2_000), look(1, 4_000), look(2, 8_000)]).toEqual(
      [2_000, 4_000, 8_000].map((lookInMs) => ({ kind: "stay", lookInMs })),
    );
    expect(look(9, 355_000)).toEqual({ kind: "stay", lookInMs: 5_000 });
  });

  it("are the rest of two seconds before an unexpected reading is repeated", () => {
    const again = (oddReadingMs: number | null) =>
      decide(life("unconfirmed", { oddReadingMs }), read("other"), setting);
    expect([again(null), again(500)]).toEqual([2_000, 1_500].map((lookInMs) => ({ kind: "stay", lookInMs })));
  });

  it("end a verification exactly after 30 s", () => {
    const decision = decide(life("verifying", { looks: 9, inStateMs: 28_000 }), read("before"), setting);
    expect(decision).toEqual({ kind: "stay", lookInMs: 2_000 });
  });
});
