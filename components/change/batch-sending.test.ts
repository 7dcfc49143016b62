import { describe, expect, it, vi } from "vitest";
import { countOf, type Outcome } from "#components/change/batch-outcome.ts";
import { type Ask, askInParts, createIntents } from "#components/change/batch-sending.ts";
import { RequestError } from "#components/data/request-error.ts";
import { bindingTo } from "#components/data/testing/samples.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { Change } from "#lib/binding/types.ts";
import { explain } from "#lib/i18n/explain.ts";

function changes(count: number): Change[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "unbind",
    rule: { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: `loc-${index}` },
    before: bindingTo("pay"),
    after: null,
  }));
}

const done = ({ rule }: Change) => ({ kind: "done" as const, value: { operationId: rule.locationId } });
const refused = (error: ExplainedError) => ({ kind: "refused" as const, error });
const busy = { ...explain("Console.RuleBusy", "en"), operationId: "7" };
const away = explain("Console.Unreachable", "en");
const conflict = { ...explain("Console.ChangedSinceReview", "en"), holds: null };

/** Asks for all, and tells what became of each. */
async function asked(all: Change[], ask: Ask, isStopped = () => false): Promise<Map<string, Outcome>> {
  const known = new Map<string, Outcome>();
  for await (const { outcomes } of askInParts(all, ask, isStopped)) {
    for (const [key, outcome] of outcomes) known.set(key, outcome);
  }
  return known;
}

describe("asking for many changes", () => {
  it("goes in calls of twenty, one after another", async () => {
    const sizes: number[] = [];
    const outcomes = await asked(changes(45), async (part) => {
      sizes.push(part.length);
      return part.map(done);
    });
    expect(sizes).toEqual([20, 20, 5]);
    expect(countOf(outcomes, "accepted")).toBe(45);
    expect(outcomes.get("ap-guangzhou loc-44")).toEqual({ kind: "accepted", operationId: "loc-44" });
  });

  it.each([
    ["a change of the rule", conflict],
    ["an unfinished operation", busy],
    ["a restriction", explain("Console.NotPermitted", "en")],
  ])("goes on after %s, which says nothing of the other rules", async (_, error) => {
    const outcomes = await asked(changes(25), async (part) => part.map(() => refused(error)));
    expect(countOf(outcomes, "refused")).toBe(25);
  });

  it("doesn't send the rest once a call shows that the cloud is away", async () => {
    const ask = vi.fn<Ask>(async (part) => part.map(() => refused(away)));
    const outcomes = await asked(changes(60), ask);
    expect(ask).toHaveBeenCalledTimes(1);
    expect([countOf(outcomes, "refused"), countOf(outcomes, "not-asked")]).toEqual([20, 40]);
  });

  it("goes on where the cloud was away for some of a call", async () => {
    const outcomes = await asked(changes(40), async ([first, ...rest]) => [
      ...(first ? [refused(away)] : []),
      ...rest.map(done),
    ]);
    expect([countOf(outcomes, "refused"), countOf(outcomes, "accepted")]).toEqual([2, 38]);
  });

  it("leaves the rest once it is stopped", async () => {
    let stopped = false;
    const outcomes = await asked(
      changes(30),
      async (part) => {
        stopped = true;
        return part.map(done);
      },
      () => stopped,
    );
    expect([countOf(outcomes, "accepted"), countOf(outcomes, "not-asked")]).toEqual([20, 10]);
  });

  it("knows of no outcome where no answer came, and sends no more", async () => {
    const outcomes = await asked(changes(30), () => Promise.reject(new RequestError(null, null)));
    expect([countOf(outcomes, "unanswered"), countOf(outcomes, "not-asked")]).toEqual([20, 10]);
  });

  it("says of each what refused the whole call", async () => {
    const outcomes = await asked(changes(2), () => Promise.reject(new RequestError(null, busy)));
    expect([...outcomes.values()]).toEqual([refused(busy), refused(busy)]);
  });
});

describe("an intent", () => {
  const [change] = changes(1);
  if (!change) throw new Error("there is one change");
  const key = "ap-guangzhou loc-0";

  it("stays with its change until it is refused", () => {
    const intents = createIntents();
    const first = intents.of(change);
    intents.answered(new Map([[key, { kind: "unanswered" }]]));
    expect(intents.of({ ...change })).toBe(first);
    intents.answered(new Map([[key, refused(busy)]]));
    expect(intents.of(change)).not.toBe(first);
  });

  it("is another one for another change of the rule", () => {
    const intents = createIntents();
    expect(intents.of({ ...change, before: bindingTo("other") })).not.toBe(intents.of(change));
  });
});
