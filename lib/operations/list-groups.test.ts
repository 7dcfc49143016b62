import { expect, it } from "vitest";
import { states } from "#lib/api/contract/words.ts";
import { statesOf } from "#lib/operations/list-groups.ts";

it("finds each state in one group", () => {
  expect(Object.values(statesOf).flat().toSorted()).toEqual(states.toSorted());
});
