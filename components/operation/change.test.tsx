import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, bindingTo, detailAfter, itsTurn, taskDone } from "#components/data/testing/samples.ts";
import { ChangeSection } from "#components/operation/change.tsx";
import type { Binding } from "#lib/binding/types.ts";

const differs = { to: "failed", cause: "differs", seconds: 40 } as const;

/** The texts of the line from the rule on. */
function line(observed: Binding | null): string[] {
  const { operation } = detailAfter([asked, itsTurn, accepted, taskDone, differs], {
    before: bindingTo("old"),
    observed,
  });
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
