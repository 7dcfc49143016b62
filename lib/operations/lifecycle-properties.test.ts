import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { states } from "#lib/api/contract/words.ts";
import { type Decision, decide, type Life, type LifeEvent } from "#lib/operations/lifecycle.ts";
import { defaultLimits as limits } from "#lib/operations/limits.ts";
import { isInFlight, isTerminal, stateTable } from "#lib/operations/states.ts";
import { allEvents, life, setting } from "#lib/operations/testing/lives.ts";

const notTaken = new Set(["not-connected", "busy", "rate-limited", "credentials"]);

/** Applies a decision as the store does. */
function apply(before: Life, event: LifeEvent, decision: Decision): Life {
  if (decision.kind !== "move") return before;
  const tried = decision.to === "submitting" || (event.type === "checked" && decision.to === "queued");
  return {
    ...life(decision.to),
    tries: before.tries + (tried ? 1 : 0),
    tryingMs: before.tryingMs ?? (tried ? 0 : null),
    renewed: before.renewed || decision.renewed === true,
    sentAgoMs: decision.to === "submitting" ? 0 : before.sentAgoMs,
  };
}

describe("for any events in any order", () => {
  const lifeEvent = fc.record({
    event: fc.constantFrom(...allEvents),
    passedMs: fc.constantFrom(0, 500, 31_000, 400_000, 3_700_000),
  });

  function run(events: { event: LifeEvent; passedMs: number }[], each: Step): void {
    let now = life("queued");
    for (const { event, passedMs } of events) {
      const aged: Life = {
        ...now,
        inStateMs: now.inStateMs + passedMs,
        tryingMs: now.tryingMs === null ? null : now.tryingMs + passedMs,
        sentAgoMs: now.sentAgoMs === null ? null : now.sentAgoMs + passedMs,
      };
      const next = apply(aged, event, decide(aged, event, setting));
      each(aged, event, next);
      now = next;
    }
  }
  type Step = (before: Life, event: LifeEvent, after: Life) => void;
  const always = (each: () => Step) =>
    fc.assert(
      fc.property(fc.array(lifeEvent, { maxLength: 60 }), (events) => run(events, each())),
      { numRuns: 2_000 },
    );

  it("an ended operation stays as it is", () => {
    always(() => (before, _event, after) => {
      if (isTerminal(before.state)) expect(after.state).toBe(before.state);
    });
  });

  it("nothing is sent again unless an answer proved that the last attempt was not accepted", () => {
    always(() => {
      let open = false;
      return (before, event, after) => {
        if (before.state === "queued" && after.state === "submitting") {
          expect(open).toBe(false);
          open = true;
        }
        if (before.state === "submitting" && event.type === "answered" && notTaken.has(event.answer)) open = false;
      };
    });
  });

  it("an unconfirmed operation never goes back to the queue", () => {
    always(() => (before, _event, after) => {
      if (before.state === "unconfirmed")
        expect(["unconfirmed", "verifying", "succeeded", "failed"]).toContain(after.state);
    });
  });

  it("no more than ten tries are made", () => {
    always(() => (_before, _event, after) => expect(after.tries).toBeLessThanOrEqual(limits.tries));
  });
});

describe("the table of states", () => {
  it("locks the load balancer only while the cloud may be working", () => {
    expect(states.filter(isInFlight)).toEqual(["submitting", "running"]);
  });

  it("allows a cancellation only before sending", () => {
    expect(states.filter((state) => stateTable[state].cancellable)).toEqual(["queued"]);
  });
});
