import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, bindingTo, detailAfter, itsTurn, taskDone } from "#components/data/testing/samples.ts";
import { ChangeSection } from "#components/operation/change.tsx";
import type { Binding } from "#lib/binding/types.ts";

type Steps = Parameters<typeof detailAfter>[0];

const differs = { to: "failed", cause: "differs", seconds: 40 } as const;

/** The texts of the line from the rule on. */
function line(observed: Binding | null, steps: Steps = [asked, itsTurn, accepted, taskDone, differs]): string[] {
  const { operation } = detailAfter(steps, { before: bindingTo("old"), observed });
  const words = draw(<ChangeSection operation={operation} />).replaceAll(/<[^>]*>/g, "|");
  return words.split(/\|+/).filter((text) => /^(Before|Requested|Read back|default\/|not as)/.test(text));
}

it("shows before, what was read back, and what was requested as ends of one line, in one notation", () => {
  expect(line(bindingTo("another"))).toEqual([
    "Before",
    "default/old:$LATEST",
    "Read back",
    "default/another:$LATEST",
    "not as requested",
    "Requested",
    "default/orders-api:$LATEST",
  ]);
});

it("says once where the rule was found as before", () => {
  expect(line(bindingTo("old"))).toEqual([
    "Before, and read back",
    "default/old:$LATEST",
    "not as requested",
    "Requested",
    "default/orders-api:$LATEST",
  ]);
});

it("finds no fault with the requested binding where somebody else made it first", () => {
  const changed = { to: "rejected", cause: "changed-since-review", seconds: 2 } as const;
  expect(line(bindingTo("orders-api"), [asked, changed])).toEqual([
    "Before",
    "default/old:$LATEST",
    "Requested, and found at the check",
    "default/orders-api:$LATEST",
  ]);
});
