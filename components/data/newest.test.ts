import { describe, expect, it } from "vitest";
import { newestOverview, newestPage, newestView, overviewWith, pageWith, viewWith } from "#components/data/newest.ts";
import {
  accepted,
  asked,
  detailAfter,
  inQueue,
  itsTurn,
  sampleOperation,
  taskFailed,
} from "#components/data/testing/samples.ts";
import type { Operation, OperationPage, OperationView, Overview } from "#lib/api/contract/operation.ts";

const submitting: OperationView = { ...detailAfter([asked, itsTurn]), explained: null };
const running: OperationView = { ...detailAfter([asked, itsTurn, accepted]), explained: null };

describe("a view", () => {
  it("is not replaced by an older answer that comes later", () => {
    expect(newestView(running, submitting)).toBe(running);
    expect(newestView(submitting, running)).toBe(running);
    expect(newestView(undefined, running)).toBe(running);
  });

  it("is replaced by an answer of the same version, which may be more complete", () => {
    const again = { ...running };
    expect(newestView(running, again)).toBe(again);
  });

  it("takes over an event, with a provisional transition", () => {
    const next = viewWith(submitting, running.operation);
    expect(next.operation.state).toBe("running");
    expect(next.transitions.at(-1)).toEqual(running.transitions.at(-1));
  });

  it("adds no transition for an event without one", () => {
    const named = { ...submitting.operation, version: 9, reason: "told later" };
    expect(viewWith(submitting, named).transitions).toEqual(submitting.transitions);
  });

  it("drops events that are not newer, or of another operation", () => {
    expect(viewWith(running, submitting.operation)).toBe(running);
    expect(viewWith(running, { ...running.operation, id: "42", version: 99 })).toBe(running);
  });

  const queue = {
    position: 2,
    inFlight: inQueue("39"),
    ahead: [inQueue("40")],
    behind: [inQueue("42")],
    behindCount: 1,
  };
  const queued: OperationView = { ...detailAfter([asked]), queue, explained: null };
  const sent = viewWith(queued, submitting.operation);

  it("has nothing ahead in the queue any more once it is its turn, and none once it has ended", () => {
    expect(sent.queue).toEqual({ ...queue, position: 0, inFlight: null, ahead: [] });
    expect(viewWith(sent, detailAfter([asked, itsTurn, accepted, taskFailed]).operation).queue).toBeNull();
  });

  it("is the next one after a try that came to nothing", () => {
    const again = viewWith(sent, { ...sent.operation, state: "queued", version: sent.operation.version + 1 });
    expect(again.queue).toEqual({ ...queue, position: 1, inFlight: null, ahead: [] });
  });
});

describe("a page", () => {
  const page = (...items: Operation[]): OperationPage => ({
    items,
    total: items.length,
    capped: false,
    next: null,
    previous: null,
    usualMs: {},
  });
  const old = sampleOperation;
  const fresh = running.operation;

  it("keeps the newer of two rows", () => {
    expect(newestPage(page(fresh), page(old)).items).toEqual([fresh]);
    expect(newestPage(page(old), page(fresh)).items).toEqual([fresh]);
  });

  it("takes order and members from the answer", () => {
    const other = { ...old, id: "42" };
    expect(newestPage(page(fresh), page(other, old)).items.map(({ id }) => id)).toEqual(["42", "41"]);
  });

  it("takes over an event for a row that it has, and no other", () => {
    expect(pageWith(page(old), fresh).items).toEqual([fresh]);
    const without = page({ ...old, id: "42" });
    expect(pageWith(without, fresh)).toBe(without);
    const ahead = page(fresh);
    expect(pageWith(ahead, old)).toBe(ahead);
  });
});

describe("the overview", () => {
  const none = { items: [], total: 0, capped: false };
  const goingOn = (operation: Operation): Overview => ({
    goingOn: { items: [operation], total: 1, capped: false },
    attention: none,
    succeeded: none,
    all: { total: 1, capped: false },
    usualMs: {},
  });
  const old = sampleOperation;
  const fresh = running.operation;

  it("takes over an event for an operation that it shows", () => {
    expect(overviewWith(goingOn(old), fresh)).toEqual(goingOn(fresh));
    expect(overviewWith(goingOn(fresh), old)).toEqual(goingOn(fresh));
  });

  it("takes groups and counts from the answer, and keeps the newer of two states", () => {
    expect(newestOverview(goingOn(fresh), goingOn(old))).toEqual(goingOn(fresh));
    const moved = { ...goingOn(old), goingOn: none, attention: { items: [old], total: 1, capped: false } };
    expect(newestOverview(goingOn(fresh), moved).attention.items).toEqual([fresh]);
    expect(newestOverview(undefined, moved)).toBe(moved);
  });
});
