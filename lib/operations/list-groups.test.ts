import { expect, it } from "vitest";
import { states } from "#lib/api/contract/words.ts";
import { statesOf } from "#lib/operations/list-groups.ts";

it("finds each state in one group, and what is unconfirmed among what needs attention alone", () => {
  const grouped = Object.values(statesOf).flat();
  expect([...grouped, "unconfirmed"].toSorted()).toEqual(states.toSorted());
});
