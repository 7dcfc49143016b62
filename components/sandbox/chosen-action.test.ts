import { expect, it } from "vitest";
import { chosenAction } from "#components/sandbox/chosen-action.ts";

it("is none once a reset has forgotten the action's calls, since nothing is left to press", () => {
  const counts = [{ action: "DescribeTargets", all: 2, failed: 0 }];
  expect(chosenAction(counts, "DescribeTargets")).toBe("DescribeTargets");
  expect(chosenAction(counts, "RegisterFunctionTargets")).toBeNull();
  expect(chosenAction([], "DescribeTargets")).toBeNull();
  expect(chosenAction(counts, null)).toBeNull();
});
