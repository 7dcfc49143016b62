import { describe, expect, it } from "vitest";
import { type BindValues, choose, isSameChoice, linkOfValues, valuesOfLink } from "#components/binding/values.ts";
import type { ChoiceField } from "#lib/api/contract/bind-fields.ts";
import { paths } from "#lib/paths.ts";

const full: BindValues = {
  region: "ap-guangzhou",
  loadBalancerId: "lb-1",
  listenerId: "lbl-1",
  locationId: "loc-1",
  ruleAddress: null,
  namespace: "shop",
  function: "checkout",
  qualifier: "prod",
  weight: "20",
  reason: "release 12",
  retryOf: "op-1",
};

function fromLink(link: string): BindValues {
  return valuesOfLink(new URL(link, "http://console").searchParams);
}

describe("choose", () => {
  const kept: [ChoiceField, Partial<BindValues>][] = [
    ["region", { namespace: "default", weight: "20", reason: "release 12" }],
    ["loadBalancerId", { region: "ap-guangzhou", namespace: "shop", function: "checkout", qualifier: "prod" }],
    ["listenerId", { loadBalancerId: "lb-1", function: "checkout" }],
    ["locationId", { listenerId: "lbl-1", function: "checkout" }],
    ["namespace", { locationId: "loc-1", retryOf: "op-1" }],
    ["function", { namespace: "shop", locationId: "loc-1" }],
    ["qualifier", { function: "checkout", locationId: "loc-1", weight: "20" }],
  ];
  const emptied: [ChoiceField, (keyof BindValues)[]][] = [
    ["region", ["loadBalancerId", "listenerId", "locationId", "function", "qualifier"]],
    ["loadBalancerId", ["listenerId", "locationId"]],
    ["listenerId", ["locationId"]],
    ["locationId", []],
    ["namespace", ["function", "qualifier"]],
    ["function", ["qualifier"]],
    ["qualifier", []],
  ];

  it.each(kept)("keeps the values that don't depend on a new %s", (field, values) => {
    expect(choose(full, field, "new")).toMatchObject({ ...values, [field]: "new" });
  });

  it.each(emptied)("clears the values below the old %s, and no others", (field, names) => {
    const next = choose(full, field, "new");
    const chosen: (keyof BindValues)[] = [
      "loadBalancerId",
      "listenerId",
      "locationId",
      "namespace",
      "function",
      "qualifier",
    ];
    expect(chosen.filter((name) => next[name] === "")).toEqual(names);
  });

  it.each(["region", "loadBalancerId", "listenerId", "locationId", "namespace", "function", "qualifier"] as const)(
    "changes nothing when the same %s is chosen again",
    (field) => {
      expect(choose(full, field, full[field])).toBe(full);
    },
  );

  it("stays a retry only for the operation's own rule", () => {
    expect(choose(full, "locationId", "loc-2").retryOf).toBeNull();
    expect(choose(full, "function", "other").retryOf).toBe("op-1");
  });

  it("treats a rule by address as the same as by its id", () => {
    const byAddress = { ...full, locationId: "", ruleAddress: { domain: "a.example.com", url: "/" } };
    expect(choose(byAddress, "locationId", "loc-1", "loc-1")).toBe(byAddress);
    expect(choose(byAddress, "locationId", "loc-2", "loc-1")).toMatchObject({ locationId: "loc-2", ruleAddress: null });
  });
});

describe("links", () => {
  it("restore the choice, except for the reason", () => {
    expect(fromLink(paths.bind(linkOfValues(full)))).toEqual({ ...full, reason: "" });
  });

  it("are empty for an untouched form", () => {
    expect(paths.bind(linkOfValues(fromLink("/bind")))).toBe("/bind");
  });

  it("carry names with any characters", () => {
    const odd = { ...full, qualifier: "$LATEST", namespace: "a&b=c", weight: "2,5" };
    expect(fromLink(paths.bind(linkOfValues(odd)))).toMatchObject({
      qualifier: "$LATEST",
      namespace: "a&b=c",
      weight: "2,5",
    });
  });

  it("may name a rule by domain and path, whose default is /", () => {
    expect(fromLink("/bind?region=r&domain=a.example.com").ruleAddress).toEqual({ domain: "a.example.com", url: "/" });
    const values = fromLink("/bind?region=r&domain=a.example.com&url=/api");
    expect(fromLink(paths.bind(linkOfValues(values)))).toEqual(values);
  });

  it("prefer a rule's id to its address", () => {
    expect(fromLink("/bind?rule=loc-1&domain=a.example.com")).toMatchObject({ locationId: "loc-1", ruleAddress: null });
  });

  it("default to the usual namespace and weight", () => {
    expect(fromLink("/bind")).toMatchObject({ namespace: "", weight: "10" });
    expect(fromLink("/bind?region=ap-tokyo")).toMatchObject({ namespace: "default", weight: "10" });
  });

  it("keep an invalid weight, so that it can be corrected", () => {
    expect(fromLink("/bind?region=r&weight=").weight).toBe("");
    expect(fromLink("/bind?region=r&weight=ten").weight).toBe("ten");
  });
});

describe("isSameChoice", () => {
  it("compares the weight and not the reason", () => {
    expect(isSameChoice(full, { ...full, reason: "" })).toBe(true);
    expect(isSameChoice(full, { ...full, weight: "21" })).toBe(false);
    expect(isSameChoice(fromLink("/bind"), { ...fromLink("/bind"), weight: "3" })).toBe(false);
  });
});
