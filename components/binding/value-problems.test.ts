import { describe, expect, it } from "vitest";
import { resolveBindValues } from "#components/binding/value-problems.ts";
import { type BindValues, valuesOfLink } from "#components/binding/values.ts";
import { stepWeight } from "#components/change/step-weight.ts";
import { weightProblem } from "#components/change/weight-text.ts";
import { choiceFields } from "#lib/api/contract/bind-fields.ts";
import { longestReason } from "#lib/api/contract/words.ts";

const complete = valuesOfLink(
  new URLSearchParams("region=r&lb=lb-1&listener=lbl-1&rule=loc-1&namespace=n&function=f&qualifier=1&weight=10"),
);

async function problems(values: BindValues): Promise<string[]> {
  const options = { fields: {}, shouldUseNativeValidation: false };
  const { errors } = await resolveBindValues(values, undefined, options);
  return Object.entries(errors).map(([field, error]) => `${field}: ${error.message}`);
}

describe("weightProblem", () => {
  it.each(["0", "10", "100", " 7 ", "007"])("takes %j", (text) => {
    expect(weightProblem(text)).toBeNull();
  });

  it.each([
    ["", "weightEmpty"],
    ["  ", "weightEmpty"],
    ["1,5", "weightNotWhole"],
    ["2.5", "weightNotWhole"],
    ["10.0", "weightNotWhole"],
    ["1e1", "weightNotWhole"],
    ["0x10", "weightNotWhole"],
    ["ten", "weightNotWhole"],
    ["１０", "weightNotWhole"],
    ["-1", "weightOutOfRange"],
    ["101", "weightOutOfRange"],
    ["99999999999999999999", "weightOutOfRange"],
  ])("refuses %j as %s", (text, problem) => {
    expect(weightProblem(text)).toBe(problem);
  });
});

describe("the values", () => {
  it("takes a complete choice", async () => {
    expect(await problems(complete)).toEqual([]);
  });

  it.each(choiceFields)("names a missing %s", async (field) => {
    expect(await problems({ ...complete, [field]: "" })).toEqual([`${field}: ${field}`]);
  });

  it("takes a rule by its address", async () => {
    expect(await problems({ ...complete, locationId: "", ruleAddress: { domain: "a.example.com", url: "/" } })).toEqual(
      [],
    );
  });

  it("refuses a weight and a reason that the server would refuse", async () => {
    expect(await problems({ ...complete, weight: "2.5" })).toEqual(["weight: weightNotWhole"]);
    expect(await problems({ ...complete, reason: "x".repeat(longestReason) })).toEqual([]);
    expect(await problems({ ...complete, reason: "x".repeat(longestReason + 1) })).toEqual(["reason: reasonTooLong"]);
  });
});

describe("stepWeight", () => {
  it.each([
    ["10", 1, "11"],
    ["10", -10, "0"],
    ["95", 10, "100"],
    ["0", -1, "0"],
    ["2.6", 1, "4"],
    ["", 1, "10"],
    ["ten", -1, "10"],
    ["500", -1, "100"],
  ])("goes from %j by %i to %j", (text, by, next) => {
    expect(stepWeight(text, by)).toBe(next);
  });
});
