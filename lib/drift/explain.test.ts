import { expect, it } from "vitest";
import type { Binding } from "#lib/binding/types.ts";
import { type Deed, explain } from "#lib/drift/explain.ts";

function to(name: string): Binding {
  return { function: { namespace: "default", name, qualifier: "$LATEST" }, weight: 10 };
}

const second = (at: number) => new Date(at * 1000);
const [a, b, c] = [to("a"), to("b"), to("c")];
/** Looks begin at 100 and at 200. */
const between = { since: second(100), at: second(200) };

function deed(before: Binding | null, after: Binding | null, endedAt: number | null, succeeded = true): Deed {
  return { id: 1, before, after, succeeded, endedAt: endedAt === null ? null : second(endedAt) };
}

it.each<[string, Binding | null, Binding | null, Deed[], boolean]>([
  ["nothing changed", a, a, [], false],
  ["somebody bound it", null, a, [], true],
  ["somebody unbound it", a, null, [], true],
  ["somebody changed its weight", a, { ...a, weight: 50 }, [], true],
  ["our operation changed it", a, b, [deed(a, b, 150)], false],
  ["two of ours changed it", a, c, [deed(a, b, 150), deed(b, c, 160)], false],
  ["ours changed it, and somebody changed it back", a, a, [deed(a, b, 150)], true],
  ["ours changed it, and somebody changed it further", a, c, [deed(a, b, 150)], true],
  ["ours is under way, and has not worked yet", a, a, [deed(a, b, null)], false],
  ["ours is under way, and has worked", a, b, [deed(a, b, null)], false],
  ["ours is under way, and somebody was quicker", a, c, [deed(a, b, null)], true],
  ["ours ended during the look, which began before", a, a, [deed(a, b, 201)], false],
  ["ours ended during the look, which showed it", a, b, [deed(a, b, 201)], false],
  ["the outcome of ours was never known, and it has worked", a, b, [deed(a, b, 150, false)], false],
  ["the outcome of ours was never known, and it has not worked", a, a, [deed(a, b, 150, false)], false],
  ["ours failed because somebody changed the rule", a, c, [deed(a, b, 150, false)], true],
  ["the first of ours worked, the second is under way", a, b, [deed(a, b, 150), deed(b, c, null)], false],
  ["the first of ours worked, and the second, which is under way", a, c, [deed(a, b, 150), deed(b, c, null)], false],
])("%s", (_, before, after, deeds, drifted) => {
  expect(explain({ before, after, ...between }, deeds).drifted).toBe(drifted);
});

it("says what the rule had last, by an operation where one succeeded since the earlier look", () => {
  expect(explain({ before: a, after: c, ...between }, [])).toMatchObject({ expected: a, seenAt: second(100) });
  expect(explain({ before: a, after: c, ...between }, [deed(a, b, 150)])).toMatchObject({
    expected: b,
    seenAt: second(150),
  });
});
