import { describe, expect, it } from "vitest";
import { bindSchema, weightProblem } from "#components/binding/schema.ts";
import { stepWeight } from "#components/binding/step-weight.ts";
import { valuesOfLink } from "#components/binding/values.ts";
import { choiceFields } from "#lib/api/contract/bind-fields.ts";
import { longestReason } from "#lib/api/contract/words.ts";

const complete = valuesOfLink(
  new URLSearchParams("region=r&lb=lb-1&listener=lbl-1&rule=loc-1&namespace=n&function=f&qualifier=1&weight=10"),
);

function problems(values: object): string[] {
  const parsed = bindSchema.safeParse(values);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
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

describe("bindSchema", () => {
  it("takes a complete choice", () => {
    expect(problems(complete)).toEqual([]);
  });

  it.each(choiceFields)("names a missing %s", (field) => {
    expect(problems({ ...complete, [field]: "" })).toEqual([`${field}: ${field}`]);
  });

  it("takes a rule by its address", () => {
    expect(problems({ ...complete, locationId: "", ruleAddress: { domain: "a.example.com", url: "/" } })).toEqual([]);
  });

  it("refuses a weight and a reason that the server would refuse", () => {
    expect(problems({ ...complete, weight: "2.5" })).toEqual(["weight: weightNotWhole"]);
    expect(problems({ ...complete, reason: "x".repeat(longestReason) })).toEqual([]);
    expect(problems({ ...complete, reason: "x".repeat(longestReason + 1) })).toEqual(["reason: reasonTooLong"]);
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
