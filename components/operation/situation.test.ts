import { expect, it } from "vitest";
import {
  accepted,
  asked,
  detailAfter,
  inQueue,
  itsTurn,
  noAnswer,
  second,
  taskFailed,
} from "#components/data/testing/samples.ts";
import { situationOf } from "#components/operation/situation.ts";
import type { OperationDetail, OperationView, Queue } from "#lib/api/contract/operation.ts";

function view(detail: OperationDetail, changes: Partial<OperationView> = {}): OperationView {
  return { ...detail, explained: null, ...changes };
}

const busy = { to: "queued", cause: "busy", seconds: 3, retryInSeconds: 2 } as const;

it("is null where the state is sufficient", () => {
  expect(situationOf(view(detailAfter([asked])))).toBeNull();
  expect(situationOf(view(detailAfter([asked, itsTurn, accepted])))).toBeNull();
  const cancelled = detailAfter([asked, { to: "cancelled", cause: "cancelled-by-person", seconds: 1 }]);
  expect(situationOf(view(cancelled))).toBeNull();
});

it("explains an unsuccessful end before anything else", () => {
  const ended = situationOf(view(detailAfter([asked, itsTurn, accepted, taskFailed]), { paused: true }));
  expect(ended).toMatchObject({ kind: "ended-badly", cause: "task-failed" });
});

it("names the operation that it waits for, and its place in the queue", () => {
  const alone = { position: 1, inFlight: null, ahead: [], behind: [inQueue("42")], behindCount: 1 };
  const queued = (queue: Queue) => situationOf(view(detailAfter([asked]), { queue }));
  expect(queued({ ...alone, position: 2, inFlight: inQueue("39"), ahead: [inQueue("40")] })).toEqual({
    kind: "behind",
    position: 2,
    ahead: "40",
  });
  expect(queued({ ...alone, inFlight: inQueue("39") })).toEqual({ kind: "behind", position: 1, ahead: "39" });
  expect(queued(alone)).toBeNull();
});

it("shows the last try before the place in the queue", () => {
  const queue = { position: 1, inFlight: inQueue("40"), ahead: [], behind: [], behindCount: 0 };
  const again = view(detailAfter([asked, itsTurn, busy]), { queue });
  expect(situationOf(again)).toMatchObject({ kind: "retrying", cause: "busy", tries: 1 });
});

it("says that it is paused, in any state", () => {
  expect(situationOf(view(detailAfter([asked, itsTurn, noAnswer]), { paused: true }))).toEqual({ kind: "paused" });
});

it("distinguishes unconfirmed from a failed poll or reading, with the failed call", () => {
  const refused = { code: "UnauthorizedOperation", message: "no", requestId: "r-1", action: "clb:DescribeTaskStatus" };
  const lookFailure = { ...refused, since: second(4), looks: 3 };
  expect(situationOf(view(detailAfter([asked, itsTurn, noAnswer])))).toEqual({ kind: "unconfirmed", says: null });
  const lost = detailAfter([asked, itsTurn, accepted], { lookFailure });
  expect(situationOf(view(lost))).toEqual({ kind: "out-of-sight", says: lookFailure });
  const unreadable = { to: "unconfirmed", cause: "task-unreadable", seconds: 40 } as const;
  const doubtful = detailAfter([asked, itsTurn, accepted, unreadable], { cloudSays: refused });
  expect(situationOf(view(doubtful))).toEqual({ kind: "unconfirmed", says: refused });
  doubtful.operation.lookFailure = lookFailure;
  expect(situationOf(view(doubtful))).toEqual({ kind: "unconfirmed", says: lookFailure });
});
