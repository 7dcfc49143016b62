import { describe, expect, it } from "vitest";
import { type ChangeRequest, changeRequestSchema } from "#lib/api/contract/actions.ts";
import { type BindField, bindFieldAt, bindFields, fieldOfPart } from "#lib/api/contract/bind-fields.ts";
import { longestReason } from "#lib/api/contract/words.ts";

const rule = { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" };
const orders = { namespace: "default", name: "orders", qualifier: "$LATEST", qualifierType: "VERSION" } as const;
const change = { kind: "bind", rule, before: null, after: { function: orders, weight: 10 } } as const;

const request: ChangeRequest = {
  intentId: "6f1d3e0a-3f0e-4a9f-8a55-0d6d2f0b8a11",
  change,
  reason: " release 12 ",
  retryOf: "7",
  undoes: null,
};

/** The first wrong field; undefined for a valid request. */
function wrongField(odd: object): BindField | null | undefined {
  const parsed = changeRequestSchema.safeParse(odd);
  return parsed.success ? undefined : bindFieldAt(parsed.error.issues[0]?.path ?? []);
}

function askedOfRule(odd: object) {
  return { ...request, change: { ...change, rule: { ...rule, ...odd } } };
}

function askedOfFunction(odd: object, weight: unknown = 10) {
  return { ...request, change: { ...change, after: { function: { ...orders, ...odd }, weight } } };
}

describe("a requested change", () => {
  it("is parsed unchanged, with its reason trimmed", () => {
    expect(changeRequestSchema.parse(request)).toEqual({ ...request, reason: "release 12" });
  });

  it("may have a previous binding with names that could not be requested", () => {
    const before = { function: { namespace: "", name: "-", qualifier: "" }, weight: 1000 };
    expect(wrongField({ ...request, change: { ...change, kind: "replace", before } })).toBeUndefined();
  });

  it.each<[BindField, object]>([
    ["region", askedOfRule({ region: "zz-1" })],
    ["loadBalancerId", askedOfRule({ loadBalancerId: "lbl-1" })],
    ["listenerId", askedOfRule({ listenerId: "lbl-" })],
    ["locationId", askedOfRule({ locationId: "loc-1 " })],
    ["namespace", askedOfFunction({ namespace: "" })],
    ["function", askedOfFunction({ name: "1st" })],
    ["qualifier", askedOfFunction({ qualifier: "q".repeat(101) })],
    ["weight", askedOfFunction({}, 1.5)],
    ["weight", askedOfFunction({}, 101)],
    ["reason", { ...request, reason: "a\0b" }],
    ["reason", { ...request, reason: "x".repeat(longestReason + 1) }],
  ])("is refused at the field %s", (field, odd) => expect(wrongField(odd)).toBe(field));

  it.each([
    ["its intent", { ...request, intentId: "1" }],
    ["its kind", { ...request, change: { ...change, kind: "drop" } }],
    ["what the rule held", { ...request, change: { ...change, before: { function: orders, weight: "10" } } }],
    ["the operation it tries again", { ...request, retryOf: "1".repeat(21) }],
  ])("is refused at no field for %s", (_, odd) => expect(wrongField(odd)).toBeNull());
});

it("each part of a change has a field of its own", () => {
  const parts = bindFields.flatMap(({ part }) => part ?? []);
  expect(parts.map(fieldOfPart)).toEqual(bindFields.filter(({ part }) => part !== null).map(({ name }) => name));
});
