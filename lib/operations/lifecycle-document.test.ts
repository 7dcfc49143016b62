import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { states } from "#lib/api/contract/words.ts";
import { decide, type Life } from "#lib/operations/lifecycle.ts";
import { defaultLimits as limits } from "#lib/operations/limits.ts";
import { allEvents, life, setting } from "#lib/operations/testing/lives.ts";

/** Values of a life's members at which decisions change: each is tried with each. */
const ages: { [Member in keyof Life]?: Life[Member][] } = {
  inStateMs: [0, limits.verifyMs, limits.stalledMs],
  tries: [1, limits.tries],
  tryingMs: [1_000, limits.tryingMs],
  renewed: [false, true],
  sentAgoMs: [1_000, setting.readBackMs + limits.mostSkewMs, limits.unknownEndMs],
  lostLooks: [0, limits.lastLooks],
  sameFailureLooks: [0, limits.lastingLooks],
  sameFailureMs: [0, limits.lastingMs],
  oddReadingMs: [null, limits.secondReadingMs],
  unknownPolls: [0, limits.unknownPolls],
  unknownMs: [0, limits.unknownMs],
};

function lives(): Partial<Life>[] {
  return Object.entries(ages).reduce<Partial<Life>[]>(
    (made, [member, values]) => made.flatMap((known) => values.map((value) => ({ ...known, [member]: value }))),
    [{}],
  );
}

/** Every transition that the lifecycle decides on, as the document writes it. */
function decided(): Set<string> {
  const found = new Set<string>();
  for (const known of lives()) {
    for (const state of states) {
      for (const event of allEvents) {
        const decision = decide(life(state, known), event, setting);
        if (decision.kind === "move") found.add(`${state} → ${decision.to}: ${decision.cause}`);
      }
    }
  }
  return found;
}

/** The rows of its table: from, to, and the causes in code marks. */
function documented(): Set<string> {
  const text = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
  const rows = text.matchAll(/^\| (\w+) → (\w+) \| ((?:`[\w-]+`(?:, )?)+) \|/gm);
  return new Set(
    [...rows].flatMap(([, from, to, causes = ""]) =>
      [...causes.matchAll(/`([\w-]+)`/g)].map(([, cause]) => `${from} → ${to}: ${cause}`),
    ),
  );
}

it("describes each transition that the lifecycle can make, and no other", () => {
  expect([...documented()].toSorted()).toEqual([...decided()].toSorted());
});
